using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Feed;

/// <summary>This silo's replicas, made when first asked for and let go when idle (<see cref="ReplicaKeeper"/>).</summary>
public sealed class CampaignReplicas(
    IJournalStore store, IGrainFactory grains, IServiceProvider services, TimeProvider clock, ILogger<CampaignReplicas> logger)
{
    private readonly ConcurrentDictionary<CampaignId, Lazy<Task<HeldReplica>>> _held = new();

    /// <summary>The replica, folded up to what the journal had when it was first asked for.</summary>
    /// <exception cref="JournalUnavailableException">It is not in memory and the journal cannot be read.</exception>
    public async ValueTask<CampaignReplica> GetAsync(CampaignId campaign, CancellationToken cancellationToken)
    {
        var lazy = _held.GetOrAdd(campaign, static (id, self) => new Lazy<Task<HeldReplica>>(() => self.LoadAsync(id)), this);
        if (lazy.Value.IsCompletedSuccessfully) return Used(lazy.Value.Result.Replica);
        try
        {
            return Used((await lazy.Value.WaitAsync(cancellationToken)).Replica);
        }
        catch when (lazy.Value.IsFaulted)
        {
            _held.TryRemove(new(campaign, lazy));
            throw;
        }
    }

    internal IEnumerable<HeldReplica> Held =>
        _held.Values.Where(lazy => lazy is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }).Select(lazy => lazy.Value.Result);

    /// <summary>Lets a replica go; whoever still holds it reads on, without further updates.</summary>
    internal async Task LetGoAsync(HeldReplica held)
    {
        _held.TryRemove(held.Replica.Campaign, out _);
        await UnsubscribeAsync(held);
    }

    /// <summary>Follows the campaign's stream; a replica on the campaign's home silo need not, its journal grain feeds it.</summary>
    internal async Task SubscribeAsync(HeldReplica held)
    {
        if (held.Subscription is not null) return;
        try
        {
            var stream = services.GetRequiredKeyedService<IStreamProvider>(CampaignStream.Provider)
                .GetStream<CampaignStreamBatch>(StreamId.Create(CampaignStream.Namespace, held.Replica.Campaign.Value));
            held.Subscription = await stream.SubscribeAsync((batch, _) =>
            {
                held.Replica.Offer(batch.Events, RecordedTraces.Parse(batch.Traces));
                return Task.CompletedTask;
            });
        }
        catch (Exception cause)
        {
            logger.NotSubscribed(cause);
        }
    }

    /// <summary>Writes the newest checkpoint where all silos' replicas find it.</summary>
    internal async Task OfferSnapshotAsync(CampaignId campaign, ReplicaMoment moment)
    {
        try
        {
            var snapshot = EntitySnapshot.Of(EntityShell.RulesBuild, moment.World.Sequence, moment.RowHash, moment.ToJson());
            await grains.GetGrain<ICampaignSnapshotGrain>(campaign.Value).OfferAsync(snapshot);
        }
        catch (Exception cause)
        {
            logger.ReplicaSnapshotNotWritten(cause);
        }
    }

    private async Task<HeldReplica> LoadAsync(CampaignId campaign)
    {
        var start = await StartAsync(campaign);
        var replica = new CampaignReplica(campaign, start, store, logger);
        await replica.CatchUpAsync(CancellationToken.None);
        return new HeldReplica(replica) { SnapshotSequence = start.World.Sequence };
    }

    private async Task<ReplicaMoment> StartAsync(CampaignId campaign)
    {
        try
        {
            var snapshot = await grains.GetGrain<ICampaignSnapshotGrain>(campaign.Value).ReadAsync();
            if (!snapshot.IsUsable(EntityShell.RulesBuild)) return ReplicaMoment.Initial;
            var row = await store.ReadAsync(campaign.Value, snapshot.Version - 1, 1, CancellationToken.None);
            if (row is not [{ } standsOn] || !standsOn.Hash.Span.SequenceEqual(snapshot.RowHash)) return ReplicaMoment.Initial;
            return ReplicaMoment.Read(snapshot.Payload, snapshot.RowHash);
        }
        catch (Exception cause) when (cause is JsonException or OrleansException or TimeoutException)
        {
            logger.ReplicaSnapshotNotWritten(cause);
            return ReplicaMoment.Initial;
        }
    }

    private CampaignReplica Used(CampaignReplica replica)
    {
        replica.LastUsedTicks = clock.GetTimestamp();
        return replica;
    }

    private async Task UnsubscribeAsync(HeldReplica held)
    {
        if (held.Subscription is not { } subscription) return;
        held.Subscription = null;
        try
        {
            await subscription.UnsubscribeAsync();
        }
        catch (Exception cause)
        {
            logger.NotSubscribed(cause);
        }
    }
}

/// <summary>A replica with what keeps it.</summary>
internal sealed class HeldReplica(CampaignReplica replica)
{
    public CampaignReplica Replica { get; } = replica;

    public StreamSubscriptionHandle<CampaignStreamBatch>? Subscription { get; set; }

    /// <summary>Sequence of the last snapshot offered or started from.</summary>
    public long SnapshotSequence { get; set; }

    /// <summary>A moment some hundred events ago: what the next snapshot holds, so that a replica that starts from it refills its rings.</summary>
    public ReplicaMoment? Checkpoint { get; set; }
}
