using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Grains.Consistency;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Grains.Handlers;
using OrleansCampaigns.Grains.Tests.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Tests.Consistency;

/// <summary>What silos have in memory is held against the journal at its own sequence, and made anew from it.</summary>
public sealed class LiveDamageTests(TwoSilos silos) : IClassFixture<TwoSilos>
{
    public static TheoryData<string> Moments => [FindingCodes.ReplicaState, FindingCodes.ReplicaChannels, FindingCodes.ReplicaRow];

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task A_replica_that_folded_something_else_is_found_and_made_anew(string code)
    {
        var campaign = await PlayedAsync();
        var other = 1 - HomeOf(campaign);
        var whole = (await silos.ReplicaAsync(1 - other, campaign)).Moment;
        var altered = code switch
        {
            FindingCodes.ReplicaState => whole with { World = whole.World with { Campaign = whole.World.Campaign with { Name = "Another" } } },
            FindingCodes.ReplicaChannels => whole with { Heads = whole.Heads.Next(new(ChannelKind.Table)) },
            _ => whole,
        };
        var snapshot = EntitySnapshot.Of(EntityShell.RulesBuild, altered.World.Sequence, altered.RowHash, altered.ToJson());
        await silos.Cluster.Client.GetGrain<ICampaignSnapshotGrain>(campaign.Value).OfferAsync(snapshot);
        var replica = await silos.ReplicaAsync(other, campaign);
        if (code == FindingCodes.ReplicaRow) await FoldLieAsync(campaign, replica);

        var found = Assert.Single((await VerifyAsync(campaign, repair: true)).Findings);
        Assert.Equal((code, replica.World.Sequence, true), (found.Code, found.Sequence, found.Repaired));
        Assert.True(replica.IsOver);
        Assert.Empty((await VerifyAsync(campaign)).Findings);
    }

    [Fact]
    public async Task A_replica_that_is_ahead_of_the_journal_is_found_and_made_anew()
    {
        var campaign = await PlayedAsync();
        var (replica, last) = (await silos.ReplicaAsync(1 - HomeOf(campaign), campaign), (await silos.JournalAsync(campaign))[^1]);
        replica.Offer([StreamEvents.Of(last) with { Sequence = last.Sequence + 1, EntityVersion = last.EntityVersion + 1, Type = "campaign-renamed", Payload = "{\"name\":\"Later\"}"u8.ToArray() }]);
        var found = Assert.Single((await VerifyAsync(campaign, repair: true)).Findings);
        Assert.Equal((FindingCodes.ReplicaAhead, last.Sequence, true), (found.Code, found.Sequence, found.Repaired));
        Assert.True(replica.IsOver);
    }

    [Fact]
    public async Task A_live_entity_that_is_not_what_its_journal_folds_to_is_found_and_reads_the_journal()
    {
        var campaign = await PlayedAsync();
        var entity = silos.Cluster.Client.GetEntity(campaign, new EntityRef(EntityKind.Campaign, campaign.Value));
        var (last, storage) = ((await silos.JournalAsync(campaign))[^1], silos.Storage());
        var memory = EntityMemory<CampaignState>.Empty(CampaignState.Initial);
        memory.Advance((await silos.ReplicaAsync(0, campaign)).World.Campaign with { Name = "Another" }, new RecentCommit(new(last.CommandId), new(last.Actor), last.Sequence, last.Hash.ToArray(), last.EntityVersion, default));
        var lie = new GrainState<EntitySnapshot>(EntitySnapshot.Of(EntityShell.RulesBuild, memory.Version, memory.RowHash, memory.ToJson()));
        await storage.WriteStateAsync("campaign-snapshot", entity.GetGrainId(), lie);
        await entity.ReloadAsync();
        await entity.FingerprintAsync();

        var found = Assert.Single((await VerifyAsync(campaign)).Findings);
        Assert.Equal((FindingCodes.LiveState, last.Sequence, false), (found.Code, found.Sequence, found.Repaired));

        await storage.ClearStateAsync("campaign-snapshot", entity.GetGrainId(), lie);
        Assert.True(Assert.Single((await VerifyAsync(campaign, repair: true)).Findings).Repaired);
        await entity.FingerprintAsync();
        Assert.Empty((await VerifyAsync(campaign)).Findings);
    }

    [Fact]
    public async Task Silos_that_remember_what_the_journal_has_lost_are_found_and_left_alone_while_its_head_is()
    {
        var campaign = await PlayedAsync();
        var rows = await silos.JournalAsync(campaign);
        await silos.ReplicaAsync(0, campaign);
        await silos.ExecuteAsync("DELETE FROM journal WHERE campaign_id = @campaign AND sequence = @last", ("@campaign", campaign.Value.ToByteArray(bigEndian: true)), ("@last", rows[^1].Sequence));
        var found = Assert.Single((await VerifyAsync(campaign, repair: true)).Findings);
        Assert.Equal((FindingCodes.TailMissing, rows[^1].Sequence, false), (found.Code, found.Sequence, found.Repaired));

        await silos.ExecuteAsync(
            "UPDATE journal_heads SET sequence = @last, hash = @hash WHERE campaign_id = @campaign",
            ("@campaign", campaign.Value.ToByteArray(bigEndian: true)), ("@last", rows[^2].Sequence), ("@hash", rows[^2].Hash.ToArray()));
        var codes = (await VerifyAsync(campaign)).Findings.Select(one => one.Code).Distinct().Order();
        Assert.Equal([FindingCodes.LiveAhead, FindingCodes.ReplicaAhead], codes);
    }

    [Fact]
    public async Task A_handler_that_is_ahead_of_the_journal_is_found_and_brought_back_so_that_it_handles_what_comes_next()
    {
        var campaign = await PlayedAsync();
        var handler = silos.Cluster.Client.GetHandler(campaign, "influence");
        await HandledAsync(handler, (await silos.JournalAsync(campaign))[^1].Sequence);
        await silos.ExecuteAsync("UPDATE handler_positions SET sequence = 5000 WHERE campaign_id = @campaign", ("@campaign", campaign.Value.ToByteArray(bigEndian: true)));
        await handler.ReloadAsync();
        Assert.Equal(5_000, await handler.HandledAsync());

        var codes = (await VerifyAsync(campaign, repair: true)).Findings.Select(found => (found.Code, found.Repaired)).Order();
        Assert.Equal([(FindingCodes.HandlerAhead, true), (FindingCodes.LiveHandlerAhead, true)], codes);
        Assert.Empty((await VerifyAsync(campaign)).Findings);

        var next = (await silos.CommitAsync(campaign, new RenameCampaign("Next"))).Sequence;
        await HandledAsync(handler, next);
        Assert.Equal(next, await handler.HandledAsync());
    }

    private static async Task HandledAsync(IHandlerGrain handler, long sequence)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await handler.HandledAsync() < sequence) await timer.WaitForNextTickAsync(limit.Token);
    }

    private static async Task FoldLieAsync(TwoSilos silos, CampaignId campaign, CampaignReplica replica)
    {
        var last = (await silos.JournalAsync(campaign))[^1];
        replica.Offer([StreamEvents.Of(last) with { Sequence = last.Sequence + 1, EntityVersion = last.EntityVersion + 1, Type = "campaign-renamed", Payload = "{\"name\":\"Later\"}"u8.ToArray(), Hash = new byte[32] }]);
        await silos.CommitAsync(campaign, new RenameCampaign("Later"));
    }

    private Task FoldLieAsync(CampaignId campaign, CampaignReplica replica) => FoldLieAsync(silos, campaign, replica);

    private async Task<CampaignId> PlayedAsync()
    {
        var campaign = await silos.CampaignAsync();
        for (var i = 0; i < 5; i++) await silos.CommitAsync(campaign, new DraftChapter(new ChapterId(Guid.NewGuid()), $"Chapter {i}", "Text."));
        return campaign;
    }

    /// <summary>The silo that has the campaign's journal.</summary>
    private int HomeOf(CampaignId campaign) => silos.Service<CampaignReplicas>(0).JournalOf(campaign) is null ? 1 : 0;

    private async Task<VerifyReport> VerifyAsync(CampaignId campaign, bool repair = false) =>
        await new VerifyOperation(silos.Service<ClusterVerifier>(0), silos.Service<JournalTables>(0)).RunAsync(new VerifyRequest(campaign, repair), progress: null, TestContext.Current.CancellationToken);
}
