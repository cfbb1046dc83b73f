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

    private ImmutableArray<UserId> _readers = [];
    private ChapterId? _changed;

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
        _readers = [.. _campaign.World.Campaign.Members.Keys];
        var told = OfLast(() => _campaign.Done(Master, new EditChapterText(Chapter1, TextPatch.HashOf(Text), [new TextHunk(4, 3, "new")])));
        Assert.Equal(new[] { ChannelKind.GameMasters, ChannelKind.Table, ChannelKind.Public }.Order(), told.Select(notice => notice.Audience).Order());
        Assert.All(told, notice => Assert.Equal((InboxKind.ChapterChanged, Chapter1.Value, "Low tide"), (notice.Kind, notice.Subject, notice.Content.Title)));
    }

    [Fact]
    public void Of_a_changed_chapter_its_readers_are_told_and_not_who_changed_it_or_is_no_member()
    {
        _campaign.Done(Master, new PublishChapter(Chapter1));
        _readers = [Master, Player2, new UserId(Guid.NewGuid()), CoMaster];
        var told = OfLast(() => _campaign.Done(Master, new RetitleChapter(Chapter1, "High tide")));
        Assert.Equal(new[] { (Player2, ChannelKind.Table), (CoMaster, ChannelKind.GameMasters) }.Order(), told.SelectMany(notice => notice.To.Select(user => (user, notice.Audience))).Order());
        Assert.Equal(Chapter1, _changed);
        _readers = [];
        Assert.Empty(OfLast(() => _campaign.Done(Master, new RetitleChapter(Chapter1, "No tide"))));
        OfLast(() => _campaign.Done(Master, new RetractChapter(Chapter1, "Too soon")));
        Assert.Null(_changed);
    }

    [Fact]
    public void Who_leaves_loses_what_every_audience_was_told_and_who_sees_less_what_theirs_was_not()
    {
        Assert.Equal(Enum.GetValues<ChannelKind>(), Notices.LostBy(null));
        Assert.Equal([ChannelKind.GameMasters, ChannelKind.Table], Notices.LostBy(ChannelKind.Public));
        Assert.Equal([ChannelKind.GameMasters], Notices.LostBy(ChannelKind.Table));
        Assert.Empty(Notices.LostBy(ChannelKind.GameMasters));
    }

    private ImmutableArray<Notice> OfLast(Action play)
    {
        var before = _campaign.World;
        play();
        Assert.Equal(before.Sequence + 1, _campaign.World.Sequence);
        var transition = new CampaignTransition(_campaign.Events[^1], before, _campaign.World);
        _changed = Notices.ChangedBy(transition);
        return Notices.Of(transition, _readers);
    }

    private List<UserId> Still(ImmutableArray<Notice> notices) => [.. notices.SelectMany(notice => Notices.StillTo(notice, _campaign.World))];
}
