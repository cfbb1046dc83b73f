using Orleans.Core.Internal;
using Orleans.Streams;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Grains.Tests.EventSourcing;

namespace OrleansCampaigns.Grains.Tests.Feed;

public sealed class ReplicaTests(TwoSilos silos) : IClassFixture<TwoSilos>
{
    private static readonly Channel GameMasters = new(ChannelKind.GameMasters);

    [Fact]
    public async Task Both_silos_fold_the_same_world_with_the_same_numbering()
    {
        var campaign = await PlayedAsync(chapters: 30);
        var (left, right) = (await silos.ReplicaAsync(0, campaign), await silos.ReplicaAsync(1, campaign));
        Assert.Equal(StateJson.HashOf(left.World), StateJson.HashOf(right.World));
        Assert.Equal(StateJson.HashOf(left.Moment.Heads), StateJson.HashOf(right.Moment.Heads));
    }

    [Fact]
    public async Task Lost_doubled_and_disordered_hints_change_nothing()
    {
        var campaign = await PlayedAsync(chapters: 40);
        var whole = await silos.ReplicaAsync(0, campaign);
        var hints = (await silos.JournalAsync(campaign)).Select(StreamEvents.Of).ToArray();
        using var replica = new CampaignReplica(campaign, ReplicaMoment.Initial, silos.Store, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        var random = new SeededRandom(7);
        for (var i = 0; i < 400; i++)
        {
            var from = random.NextInt32(hints.Length);
            replica.Offer([.. hints.Skip(from).Take(1 + random.NextInt32(5))]);
        }

        await replica.CatchUpAsync(CancellationToken.None);
        Assert.Equal(StateJson.HashOf(whole.World), StateJson.HashOf(replica.World));
        var updates = replica.RingOf(GameMasters).ReadAfter(0, 10_000);
        Assert.Equal(Enumerable.Range(1, updates!.Value.Length).Select(n => (long)n), updates.Value.Select(entry => entry.Number));
    }

    [Fact]
    public async Task A_watched_replica_hears_of_what_happens_on_the_other_silo()
    {
        var campaign = await PlayedAsync(chapters: 1);
        foreach (var silo in (int[])[0, 1])
        {
            var replica = await silos.ReplicaAsync(silo, campaign);
            var advanced = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var watch = replica.TryWatch(() => advanced.TrySetResult());
            await silos.CommitAsync(campaign, new DraftChapter(new ChapterId(Guid.NewGuid()), "Again", "."), silo: silo);
            await advanced.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    [Fact]
    public async Task The_campaigns_stream_carries_every_committed_event()
    {
        var campaign = await PlayedAsync(chapters: 1);
        var stream = silos.Cluster.Client.GetStreamProvider(CampaignStream.Provider).GetStream<CampaignStreamBatch>(StreamId.Create(CampaignStream.Namespace, campaign.Value));
        var heard = System.Threading.Channels.Channel.CreateUnbounded<CampaignStreamEvent>();
        await stream.SubscribeAsync((batch, _) =>
        {
            foreach (var one in batch.Events) heard.Writer.TryWrite(one);
            return Task.CompletedTask;
        });
        var commit = await silos.CommitAsync(campaign, new DraftChapter(new ChapterId(Guid.NewGuid()), "On the air", "."));
        // A new subscriber may first be given what the queue's cache still holds of before.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var stored = await heard.Reader.ReadAsync(patience.Token);
        while (stored.Sequence < commit.Sequence) stored = await heard.Reader.ReadAsync(patience.Token);
        Assert.Equal((commit.Sequence, "chapter-drafted"), (stored.Sequence, stored.Type));
        Assert.Equal(commit.Hash, stored.Hash);
    }

    [Fact]
    public async Task What_has_left_the_rings_is_folded_again_to_the_same_bytes()
    {
        var campaign = await PlayedAsync(chapters: 25);
        var replica = await silos.ReplicaAsync(0, campaign);
        var ring = replica.RingOf(GameMasters).ReadAfter(10, 1_000)!.Value;
        var past = new List<PastUpdate>();
        await foreach (var page in silos.Service<CampaignHistory>(0).ReadAsync(campaign, (GameMasters, 10), (Channel.Own(TwoSilos.Owner), 0), replica.World.Sequence, CancellationToken.None))
            past.AddRange(page);
        Assert.Equal(ring.Select(entry => (entry.Number, Convert.ToHexString(entry.Json))), past.Where(update => update.Channel == GameMasters).Select(update => (update.Entry.Number, Convert.ToHexString(update.Entry.Json))));
    }

    [Fact]
    public async Task A_ring_tells_a_reader_that_it_was_overtaken()
    {
        var campaign = await PlayedAsync(chapters: 3);
        using var replica = new CampaignReplica(campaign, ReplicaMoment.Initial, silos.Store, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        var ring = new UpdateRing(capacity: 4, start: 0);
        var update = new NumberedUpdate(DateTimeOffset.UnixEpoch, new CampaignNamed("x"));
        for (var i = 1; i <= 6; i++) ring.Add(i, update);
        Assert.Null(ring.ReadAfter(1, 10));
        Assert.Equal([3L, 4, 5, 6], ring.ReadAfter(2, 10)!.Value.Select(entry => entry.Number));
        Assert.Empty(ring.ReadAfter(6, 10)!.Value);
    }

    [Fact]
    public void A_ring_grows_with_what_it_holds_and_no_further_than_its_capacity()
    {
        var ring = new UpdateRing(capacity: 100, start: 1_000);
        var update = new NumberedUpdate(DateTimeOffset.UnixEpoch, new CampaignNamed("x"));
        Assert.Equal(0, ring.Room);
        for (var i = 1; i <= 250; i++)
        {
            ring.Add(i, update);
            Assert.InRange(ring.Room, Math.Min(i, 100), Math.Clamp(2 * i, UpdateRing.RoomFirst, 100));
            var held = Math.Min(i, 100);
            Assert.Equal(held, ring.ReadAfter(1_000 + i - held, 1_000)!.Value.Length);
            Assert.Null(ring.ReadAfter(1_000 + i - held - 1, 1_000));
        }
    }

    [Fact]
    public async Task A_replica_is_subscribed_when_its_first_watcher_comes_where_the_campaigns_journal_is_not()
    {
        var campaign = await PlayedAsync(chapters: 1);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var watches = new List<IDisposable>();
        foreach (var silo in (int[])[0, 1]) watches.Add((await silos.ReplicaAsync(silo, campaign)).TryWatch(() => { })!);
        for (var looks = 0; looks < 1_000 && Subscribed() == 0; looks++) await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, Subscribed());
        foreach (var watch in watches) watch.Dispose();

        int Subscribed() => ((int[])[0, 1]).Count(silo => silos.Service<CampaignReplicas>(silo).Held.Single(held => held.Replica.Campaign == campaign).Subscription is not null);
    }

    [Fact]
    public async Task A_watched_replica_follows_the_stream_while_its_journal_is_away_and_not_while_it_is_here()
    {
        var campaign = await PlayedAsync(chapters: 1);
        var home = silos.Service<CampaignReplicas>(0).JournalOf(campaign) is null ? 1 : 0;
        var replica = await silos.ReplicaAsync(home, campaign);
        using var watch = replica.TryWatch(() => { });
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        Assert.False(IsSubscribed());
        await silos.Cluster.Client.GetJournal(campaign).AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        while (!IsSubscribed()) await timer.WaitForNextTickAsync(limit.Token);
        await silos.CommitAsync(campaign, new RenameCampaign("Back"));
        while (IsSubscribed()) await timer.WaitForNextTickAsync(limit.Token);

        bool IsSubscribed() => silos.Service<CampaignReplicas>(home).Held.Single(held => held.Replica.Campaign == campaign).Subscription is not null;
    }

    private async Task<CampaignId> PlayedAsync(int chapters)
    {
        var campaign = await silos.CampaignAsync();
        for (var i = 0; i < chapters; i++)
        {
            var chapter = new ChapterId(Guid.NewGuid());
            await silos.CommitAsync(campaign, new DraftChapter(chapter, $"Chapter {i}", "Text."), silo: i % 2);
            if (i % 3 == 0) await silos.CommitAsync(campaign, new PublishChapter(chapter), silo: 1);
        }

        return campaign;
    }
}
