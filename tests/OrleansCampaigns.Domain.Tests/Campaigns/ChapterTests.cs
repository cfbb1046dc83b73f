using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Campaigns.SeatedCampaign;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Campaigns;

public sealed class ChapterTests
{
    private readonly PlayedCampaign _campaign = New()
        .Done(Master, new DraftChapter(Chapter1, "One", "First."))
        .Done(CoMaster, new DraftChapter(Chapter2, "Two", "Second."))
        .Done(Server, new DraftChapter(Chapter3, "Three", "Third."))
        .Done(Master, new PublishChapter(Chapter1))
        .Done(Master, new PublishChapter(Chapter3));

    [Fact]
    public void Drafts_have_limits() => _campaign
        .Silent(Master, new DraftChapter(Chapter1, "One", "First."))
        .Refused(Master, new DraftChapter(Chapter1, "One", "Other."), "chapter.exists")
        .Refused(Master, new DraftChapter(default, "One", ""), "id.empty")
        .Refused(Master, new DraftChapter(new(Guid.AllBitsSet), "", ""), "text.empty")
        .Refused(Master, new DraftChapter(new(Guid.AllBitsSet), "T", new string('x', 40_001)), "text.too-long")
        .Refused(Master, new DraftChapter(new(Guid.AllBitsSet), "T", new string('\u4e00', 30_000)), "text.too-long")
        .Refused(Player1, new DraftChapter(new(Guid.AllBitsSet), "T", ""), "access.denied")
        .Done(Master, new DraftChapter(new(Guid.AllBitsSet), "T", new string('x', 40_000)));

    [Fact]
    public void The_thousandth_chapter_is_the_last()
    {
        var campaign = new PlayedCampaign().Done(Owner, new CreateCampaign("Long", "Ada"));
        var full = campaign.World.Campaign with
        {
            Chapters = [.. Enumerable.Range(1, 1_000).Select(number => new Domain.Campaigns.Chapter(new(new Guid(number, 0, 0, new byte[8])), "T", "", ChapterStatus.Draft))],
        };
        var context = new Domain.EventSourcing.CommandContext(new(Owner, Contracts.Access.Role.Owner), campaign.Now, 1, campaign.World);
        Assert.Equal("chapter.too-many", Domain.Campaigns.CampaignDecider.Decide(new DraftChapter(Chapter1, "T", ""), full, context).Refusal?.Code);
    }

    [Fact]
    public void Edits_of_a_published_chapter_show_at_once()
    {
        _campaign.Done(Master, new EditChapter(Chapter1, "Rewritten.")).Silent(Master, new EditChapter(Chapter1, "Rewritten."))
            .Done(Master, new RetitleChapter(Chapter1, "Uno")).Silent(Master, new RetitleChapter(Chapter1, "Uno"))
            .Done(Master, new EditChapter(Chapter2, "CANARY"))
            .Refused(Master, new EditChapter(Chapter1, "a\ud800"), "text.broken")
            .Refused(Master, new RetitleChapter(Chapter1, ""), "text.empty")
            .Refused(Master, new EditChapter(default, ""), "campaign.no-such-chapter")
            .Refused(Master, new RetitleChapter(default, "T"), "campaign.no-such-chapter")
            .Refused(Player1, new EditChapter(Chapter1, "Mine."), "access.denied");
        Assert.Equal(["Uno", "Three"], _campaign.Seen(ChannelKind.Public).TableOfContents().Select(heading => heading.Title));
        Assert.Equal("Rewritten.", _campaign.Seen(ChannelKind.Table).Chapters[0].Text);
    }

    [Fact]
    public void Moving_keeps_the_others_in_order_and_hidden_ones_without_trace()
    {
        _campaign.Done(Master, new MoveChapter(Chapter2, 0)).Silent(Master, new MoveChapter(Chapter2, 0));
        Assert.DoesNotContain(_campaign.Updates, entry => entry.Channel.Kind != ChannelKind.GameMasters && entry.Update is ChapterPlaced);
        _campaign.Done(Master, new MoveChapter(Chapter1, 2));
        Assert.Equal([(1, Chapter3), (2, Chapter1)], _campaign.Seen(ChannelKind.Table).TableOfContents().Select(heading => (heading.Number, heading.Chapter)));
        _campaign.Refused(Master, new MoveChapter(Chapter1, 3), "chapter.place")
            .Refused(Master, new MoveChapter(Chapter1, -1), "chapter.place")
            .Refused(Master, new MoveChapter(default, 0), "campaign.no-such-chapter");
    }

    [Fact]
    public void A_retracted_chapter_is_gone_for_players_and_the_reason_is_for_game_masters()
    {
        _campaign.Done(Master, new RetractChapter(Chapter1, "CANARY too early")).Silent(Master, new RetractChapter(Chapter1, "CANARY too early"))
            .Refused(Master, new RetractChapter(Chapter1, "Another reason"), "chapter.not-published")
            .Refused(Master, new RetractChapter(Chapter2, "Draft"), "chapter.not-published")
            .Refused(Master, new RetractChapter(Chapter3, ""), "text.empty")
            .Refused(Master, new RetractChapter(default, "x"), "campaign.no-such-chapter");
        Assert.DoesNotContain(_campaign.Seen(ChannelKind.Table).Chapters, chapter => chapter.Chapter == Chapter1);
        Assert.Equal("CANARY too early", _campaign.Seen(ChannelKind.GameMasters).Chapters[0].RetractionReason);
        _campaign.Done(Master, new PublishChapter(Chapter1));
        Assert.Null(_campaign.Seen(ChannelKind.GameMasters).Chapters[0].RetractionReason);
    }

    [Fact]
    public void An_archived_chapter_is_put_away_until_it_is_restored()
    {
        _campaign.Done(Master, new ArchiveChapter(Chapter1)).Silent(Master, new ArchiveChapter(Chapter1))
            .Refused(Master, new PublishChapter(Chapter1), "chapter.archived")
            .Refused(Master, new EditChapter(Chapter1, "x"), "chapter.archived")
            .Refused(Master, new RetitleChapter(Chapter1, "x"), "chapter.archived")
            .Refused(Master, new ArchiveChapter(default), "campaign.no-such-chapter")
            .Refused(Master, new RestoreChapter(default), "campaign.no-such-chapter")
            .Refused(Master, new PublishChapter(default), "campaign.no-such-chapter")
            .Refused(Master, new RestoreChapter(Chapter3), "chapter.not-archived");
        Assert.Single(_campaign.Seen(ChannelKind.Table).Chapters);
        _campaign.Done(Master, new RestoreChapter(Chapter1)).Silent(Master, new RestoreChapter(Chapter1));
        Assert.Single(_campaign.Seen(ChannelKind.Table).Chapters);
        Assert.Equal(ChapterStatus.Draft, _campaign.Seen(ChannelKind.GameMasters).Chapters[0].Status);
    }
}
