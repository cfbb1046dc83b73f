using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Grains.Consistency;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Grains.Tests.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Tests.Consistency;

public sealed class ScrubberTests
{
    private const int Rounds = 12;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_campaign_that_is_played_while_it_is_verified_gives_no_false_alarm()
    {
        await using var silos = new TwoSilos();
        await silos.InitializeAsync();
        CampaignId[] campaigns = [await silos.CampaignAsync(), await silos.CampaignAsync()];
        foreach (var campaign in campaigns)
            foreach (var silo in (int[])[0, 1]) await silos.ReplicaAsync(silo, campaign);
        using var stop = new CancellationTokenSource();
        var playing = Enumerable.Range(0, 4).Select(player => Task.Run(() => PlayAsync(silos, campaigns[player % 2], player % 2, stop.Token))).ToArray();
        var compared = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            var report = await VerifyAsync(silos, campaign: null, repair: round % 2 == 0);
            Assert.Empty(report.Findings);
            compared += report.Live;
        }

        await stop.CancelAsync();
        var committed = (await Task.WhenAll(playing)).Sum();
        Assert.InRange(committed, 100, int.MaxValue);
        Assert.InRange(compared, Rounds * 2 * 3, long.MaxValue);
    }

    [Fact]
    public async Task A_verification_goes_on_on_another_silo_when_its_own_dies()
    {
        await using var silos = new TwoSilos { Scrubs = new ScrubPlan(RowsPerSecond: 400, TimeSpan.FromHours(1)), NoticesDeathsQuickly = true };
        await silos.InitializeAsync();
        var campaign = await CampaignOfAsync(silos, events: 1_500);
        var home = silos.Service<CampaignReplicas>(0).JournalOf(campaign) is null ? 1 : 0;
        await using var steps = silos.Service<ClusterVerifier>(1 - home).RunAsync(campaign, repair: false, TestContext.Current.CancellationToken).GetAsyncEnumerator();
        Assert.True(await steps.MoveNextAsync());
        Assert.False(steps.Current.IsDone);
        Assert.InRange(steps.Current.Sequence, 1, 1_499);

        await silos.Cluster.KillSiloAsync(silos.Cluster.Silos[home]);
        VerificationStep? last = null;
        while (await steps.MoveNextAsync()) last = steps.Current;

        // From the beginning, on the silo that is left.
        Assert.True(last!.IsDone);
        Assert.Empty(last.Findings);
        Assert.Equal(1_500, last.Sequence);
    }

    [Fact]
    public async Task A_walk_verifies_every_campaign_stores_what_it_finds_and_waits_for_the_next()
    {
        await using var silos = new TwoSilos();
        await silos.InitializeAsync();
        CampaignId[] campaigns = [await silos.CampaignAsync(), await silos.CampaignAsync(), await silos.CampaignAsync()];
        await silos.ExecuteAsync("UPDATE journal SET payload = @payload WHERE campaign_id = @campaign", ("@payload", new byte[] { 1 }), ("@campaign", campaigns[1].Value.ToByteArray(bigEndian: true)));
        var progress = await WalkedAsync(silos);
        Assert.Equal((3, false, campaigns.Max(campaign => campaign.Value)), ((int)progress.Campaigns, progress.IsWalking, progress.After));
        var found = Assert.Single(await silos.Service<FindingTable>(0).ListAsync(campaign: null, openOnly: true, 0, 10, TestContext.Current.CancellationToken));
        Assert.Equal((campaigns[1].Value, FindingCodes.ChainBroken, 1L, 1L), (found.Campaign, found.Code, found.Sequence, found.Times));

        // It is not time yet: waking changes nothing.
        var again = await WalkedAsync(silos);
        Assert.Equal(progress.Began, again.Began);
    }

    [Fact]
    public async Task The_gauge_of_what_is_open_has_all_of_it()
    {
        await using var silos = new TwoSilos();
        await silos.InitializeAsync();
        var table = silos.Service<FindingTable>(0);
        for (var sequence = 1; sequence <= FindingTable.PageMax + 1; sequence++)
            await table.SaveAsync(new StoredFinding(Guid.NewGuid(), FindingCodes.RowMissing, sequence, 0, Guid.Empty, "", "", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, 1), TestContext.Current.CancellationToken);
        var open = new ConcurrentBag<long>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Name == "campaigns.scrub.findings.open") listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, figure, _, _) => open.Add(figure));
        listener.Start();
        await WalkedAsync(silos);
        listener.RecordObservableInstruments();
        Assert.Contains(FindingTable.PageMax + 1L, open);
    }

    [Fact]
    public async Task A_walk_goes_on_behind_the_last_campaign_that_it_was_done_with()
    {
        await using var silos = new TwoSilos();
        await silos.InitializeAsync();
        List<CampaignId> campaigns = [];
        for (var i = 0; i < 4; i++) campaigns.Add(await silos.CampaignAsync());
        var ordered = campaigns.Select(campaign => campaign.Value).Order().ToList();
        var scrubber = silos.Cluster.Client.GetGrain<IScrubberGrain>(0);
        var state = new GrainState<ScrubWalk>(new ScrubWalk { After = ordered[1], Began = DateTimeOffset.UtcNow, Campaigns = 2 });
        await silos.Storage().WriteStateAsync("scrub-walk", scrubber.GetGrainId(), state);
        var progress = await WalkedAsync(silos);
        Assert.Equal((4, ordered[3]), ((int)progress.Campaigns, progress.After));
        Assert.Equal(2, Verified(silos, ordered));
    }

    /// <summary>Campaigns for which a scrub grain has been at work.</summary>
    private static int Verified(TwoSilos silos, IEnumerable<Guid> campaigns)
    {
        var active = Enumerable.Range(0, 2).SelectMany(silo => silos.Service<LocalActivations>(silo).All)
            .Where(context => context.GrainId.Type == GrainType.Create("campaign-scrub")).Select(context => EntityKeys.CampaignOf(context.GrainId).Value).ToHashSet();
        return campaigns.Count(active.Contains);
    }

    private static async Task<ScrubProgress> WalkedAsync(TwoSilos silos)
    {
        var scrubber = silos.Cluster.Client.GetGrain<IScrubberGrain>(0);
        await scrubber.WakeAsync();
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            if (await scrubber.ProgressAsync() is { IsWalking: false, Began.Ticks: > 0 } progress) return progress;
        }
    }

    private static async Task<int> PlayAsync(TwoSilos silos, CampaignId campaign, int silo, CancellationToken stop)
    {
        var committed = 0;
        while (!stop.IsCancellationRequested)
        {
            await silos.CommitAsync(campaign, new RenameCampaign($"Name {Guid.NewGuid():N}"), silo: silo);
            committed++;
        }

        return committed;
    }

    private static async Task<CampaignId> CampaignOfAsync(TwoSilos silos, int events)
    {
        var campaign = await silos.CampaignAsync();
        for (var sent = 1; sent < events;)
        {
            var batch = Enumerable.Range(0, Math.Min(100, events - sent)).Select(_ => silos.CommitAsync(campaign, new RenameCampaign($"Name {Guid.NewGuid():N}"))).ToList();
            await Task.WhenAll(batch);
            sent += batch.Count;
        }

        return campaign;
    }

    private static Task<VerifyReport> VerifyAsync(TwoSilos silos, CampaignId? campaign, bool repair) =>
        new VerifyOperation(silos.Service<ClusterVerifier>(0), silos.Service<JournalTables>(0)).RunAsync(new VerifyRequest(campaign, repair), progress: null, TestContext.Current.CancellationToken);
}
