using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Inbox;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Campaigns.SeatedCampaign;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Inbox;

/// <summary>Who is told of an event, and who of them still is when that is done later.</summary>
public sealed class NoticesTests
{
    private const string Text = "The old bell rings.";

    private readonly PlayedCampaign _campaign = New().Done(Master, new DraftChapter(Chapter1, "Low tide", Text));

    [Fact]
    public void Every_cause_is_an_event_there_is() => Assert.All(Notices.Causes, name => Assert.True(EventCodec.IsKnown(name), name));

    [Fact]
    public void A_draft_is_told_to_nobody_and_its_publication_to_all_but_who_published_it()
    {
        Assert.Empty(OfLast(() => _campaign.Done(Master, new EditChapter(Chapter1, "@everybody"))));
        var told = OfLast(() => _campaign.Done(Master, new PublishChapter(Chapter1)));
        Assert.All(told, notice => Assert.Equal(InboxKind.ChapterPublished, notice.Kind));
        var users = told.SelectMany(notice => notice.To).ToList();
        Assert.Equal(_campaign.World.Campaign.Members.Keys.Where(user => user != Master).Order(), users.Order());
    }

    [Fact]
    public void Who_left_or_sees_it_no_more_by_then_is_not_told()
    {
        var published = OfLast(() => _campaign.Done(Master, new PublishChapter(Chapter1)));
        Assert.Contains(Player1, Still(published));
        _campaign.Done(Player1, new LeaveCampaign());
        Assert.DoesNotContain(Player1, Still(published));
        Assert.Contains(Player2, Still(published));
        var retracted = OfLast(() => _campaign.Done(Master, new RetractChapter(Chapter1, "Too soon")));
        Assert.DoesNotContain(Player2, Still(published));
        Assert.Contains(CoMaster, Still(published));
        Assert.Contains(Player2, Still(retracted));
    }

    [Fact]
    public void A_conflict_is_told_to_those_who_decide_when_it_is_told()
    {
        var seen = _campaign.Version;
        _campaign.Done(Master, new RetitleChapter(Chapter1, "High tide"));
        var kept = OfLast(() => _campaign.Stale(CoMaster, new RetitleChapter(Chapter1, "No tide"), seen, ReceiptOutcome.Kept));
        Assert.Equal((InboxKind.ConflictToDecide, _campaign.LastCommand.Value, ChannelKind.GameMasters), (kept.Single().Kind, kept.Single().Subject, kept.Single().Audience));
        Assert.Contains(Master, Still(kept));
        Assert.Contains(CoMaster, Still(kept));
        Assert.DoesNotContain(Player1, Still(kept));
        _campaign.Done(Owner, new ChangeRole(CoMaster, Role.Player));
        Assert.Equal([Owner, Master, Server], Still(kept).Order());
    }

    [Fact]
    public void Changed_words_are_told_as_a_changed_chapter()
    {
        _campaign.Done(Master, new PublishChapter(Chapter1));
        var told = OfLast(() => _campaign.Done(Master, new EditChapterText(Chapter1, TextPatch.HashOf(Text), [new TextHunk(4, 3, "new")])));
        Assert.Equal(new[] { ChannelKind.GameMasters, ChannelKind.Table, ChannelKind.Public }.Order(), told.Select(notice => notice.Audience).Order());
        Assert.All(told, notice => Assert.Equal((InboxKind.ChapterChanged, Chapter1.Value, "Low tide"), (notice.Kind, notice.Subject, notice.Content.Title)));
    }

    private ImmutableArray<Notice> OfLast(Action play)
    {
        var before = _campaign.World;
        play();
        Assert.Equal(before.Sequence + 1, _campaign.World.Sequence);
        return Notices.Of(transition, _readers);
    }

    private List<UserId> Still(ImmutableArray<Notice> notices) => [.. notices.SelectMany(notice => Notices.StillTo(notice, _campaign.World))];
}
