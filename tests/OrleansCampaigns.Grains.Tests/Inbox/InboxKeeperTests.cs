using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Grains.Inbox;
using OrleansCampaigns.Grains.Tests.EventSourcing;
using OrleansCampaigns.Grains.Tests.Handlers;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Tests.Inbox;

/// <summary>What is due by the clock is told once, by whichever silo looks.</summary>
public sealed class InboxKeeperTests
{
    [Fact]
    public async Task A_session_that_starts_soon_is_told_once_though_both_silos_look()
    {
        await using var silos = new TwoSilos();
        await silos.InitializeAsync();
        var campaign = await silos.CampaignAsync();
        var (session, proposal) = (new SessionId(Guid.NewGuid()), new ProposalId(Guid.NewGuid()));
        await silos.CommitAsync(campaign, new CreateSession("Evening") { Session = session });
        await silos.CommitAsync(campaign, new ProposeDate(proposal, DateTimeOffset.UtcNow + (InboxKeeper.Lead / 2)) { Session = session });
        await silos.CommitAsync(campaign, new FixDate(proposal) { Session = session });
        await HandlerTable.UntilAsync(async () => (await KindsAsync(silos)).Contains(InboxKind.SessionStarting));
        await Task.WhenAll(Enumerable.Range(0, 2).Select(silo => silos.Service<InboxKeeper>(silo).LookAsync(CancellationToken.None)));
        Assert.Single(await KindsAsync(silos), InboxKind.SessionStarting);
    }

    [Fact]
    public async Task A_campaign_that_cannot_be_read_keeps_nobody_else_from_being_told()
    {
        await using var silos = new TwoSilos();
        await silos.InitializeAsync();
        var (unreadable, starts, calendar) = (Guid.NewGuid(), DateTimeOffset.UtcNow + (InboxKeeper.Lead / 2), silos.Service<ICalendarStore>(0));
        silos.Store.Unreadable = unreadable;
        await calendar.SetDateAsync(new SessionDate(unreadable, Guid.NewGuid(), 1, starts, DateTimeOffset.UnixEpoch, DateTimeOffset.UtcNow), CancellationToken.None);
        await calendar.SetDateAsync(new SessionDate(unreadable, Guid.NewGuid(), 1, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UnixEpoch, DateTimeOffset.UtcNow), CancellationToken.None);
        var campaign = await silos.CampaignAsync();
        var (session, proposal) = (new SessionId(Guid.NewGuid()), new ProposalId(Guid.NewGuid()));
        await silos.CommitAsync(campaign, new CreateSession("Evening") { Session = session });
        await silos.CommitAsync(campaign, new ProposeDate(proposal, starts) { Session = session });
        await silos.CommitAsync(campaign, new FixDate(proposal) { Session = session });
        await HandlerTable.UntilAsync(async () => (await KindsAsync(silos)).Contains(InboxKind.SessionStarting));

        // What cannot be told is still to be told; what has begun is over.
        await HandlerTable.UntilAsync(async () => await calendar.ListDueStartsAsync(DateTimeOffset.UtcNow, 10, CancellationToken.None) is [{ } left] && left.CampaignId == unreadable && left.StartsAt > DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task A_digest_counts_what_was_gathered_and_is_given_once()
    {
        await using var silos = new TwoSilos();
        await silos.InitializeAsync();
        var user = Guid.NewGuid();
        var campaign = Guid.NewGuid();
        await silos.Inboxes.SetPreferenceAsync(user, new InboxPreference(campaign, (short)InboxKind.Mention, (short)InboxDelivery.Digest), CancellationToken.None);
        var times = InboxClock.TimesOf(new InboxHours(Digest: DigestEvery.Day));
        await silos.Inboxes.SetTimesAsync(user, times, DateTimeOffset.UtcNow.AddSeconds(1), CancellationToken.None);
        for (var n = 0; n < 3; n++)
            await silos.Service<InboxTeller>(0).TellAsync(new InboxNotice(Guid.NewGuid(), campaign, (short)InboxKind.Mention, Guid.NewGuid(), DateTimeOffset.UtcNow, AsOf: 1), 2, new InboxContent("x"), [new UserId(user)], CancellationToken.None);
        await HandlerTable.UntilAsync(async () => (await silos.Inboxes.ReadHeadAsync(user, CancellationToken.None)).Number > 3);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(silo => silos.Service<InboxKeeper>(silo).LookAsync(CancellationToken.None)));
        var digest = Assert.Single(await silos.Inboxes.ReadAsync(user, 3, 100, CancellationToken.None));
        Assert.Equal((InboxKind.Digest, 3, null, null), ((InboxKind)digest.Kind, InboxPages.ItemOf(digest).Content.Count!.Value, InboxPages.ItemOf(digest).Campaign, InboxPages.ItemOf(digest).Subject));
    }

    [Fact]
    public async Task A_notice_told_in_part_before_a_failure_reaches_everybody_once()
    {
        await using var silos = new TwoSilos();
        await silos.InitializeAsync();
        var users = Enumerable.Range(0, 3_000).Select(_ => new UserId(Guid.NewGuid())).ToList();
        var notice = new InboxNotice(Guid.NewGuid(), Guid.NewGuid(), (short)InboxKind.ChapterPublished, Guid.NewGuid(), DateTimeOffset.UtcNow, AsOf: 1);
        await silos.Service<InboxTeller>(0).TellAsync(notice, 2, new InboxContent("x"), [.. users.Take(700)], CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(silo => silos.Service<InboxTeller>(silo).TellAsync(notice, 2, new InboxContent("x"), users, CancellationToken.None)));
        var heads = await silos.Inboxes.ReadPushedAsync([.. users.Select(user => user.Value)], CancellationToken.None);
        Assert.Equal((3_000, 3_000L), (heads.Length, heads.Sum(head => head.Number)));
    }

    private static async Task<List<InboxKind>> KindsAsync(TwoSilos silos) =>
        [.. (await silos.Inboxes.ReadAsync(TwoSilos.Owner.Value, 0, 100, CancellationToken.None)).Select(entry => (InboxKind)entry.Kind)];
}
