using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Feed;

/// <summary>
/// This silo's replicas, made when first asked for and let go when idle (<see cref="ReplicaKeeper"/>). One that faulted is made anew, from the first event on, after
/// <see cref="FaultPauseFirst"/>; while its successors fault too, after twice as long each time, at most <see cref="FaultPauseMax"/>.
/// </summary>
public sealed class CampaignReplicas(
    IJournalStore store, IGrainFactory grains, IServiceProvider services, ReplicaMetrics metrics, TimeProvider clock, ILogger<CampaignReplicas> logger)
{
    public static readonly TimeSpan FaultPauseFirst = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan FaultPauseMax = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<CampaignId, Lazy<Task<HeldReplica>>> _held = new();

    /// <summary>The journals that this silo has.</summary>
    private readonly ConcurrentDictionary<CampaignId, CampaignJournal> _journals = new();

    /// <summary>Campaigns whose newest replica faulted.</summary>
    private readonly ConcurrentDictionary<CampaignId, ReplicaFault> _faults = new();

    /// <summary>The replica, folded up to what the journal had when it was first asked for.</summary>
    /// <exception cref="JournalUnavailableException">It is not in memory and the journal cannot be read; or it faulted, and the time to make it anew has not come.</exception>
    public async ValueTask<CampaignReplica> GetAsync(CampaignId campaign, CancellationToken cancellationToken)
    {
        while (true)
        {
            var lazy = _held.GetOrAdd(campaign, static (id, self) => new Lazy<Task<HeldReplica>>(() => self.LoadAsync(id)), this);
            if (!lazy.Value.IsCompletedSuccessfully) await LoadedAsync(campaign, lazy).WaitAsync(cancellationToken);
            var held = lazy.Value.Result;
            if (!held.Replica.IsOver) return Used(held.Replica);
            await DropAsync(held);
        }
    }

    /// <summary>A hint of the journal that this silo has; of no use when the campaign's replica is not in memory.</summary>
    internal void Offer(CampaignId campaign, ImmutableArray<CampaignStreamEvent> events, ImmutableArray<ActivityContext> traces) =>
        Find(campaign)?.Replica.Offer(events, traces);

    /// <summary>Whether the command is among the campaign's newest; see <see cref="RecentCommands"/>.</summary>
    internal bool IsRecent(CampaignId campaign, CommandId command) => Find(campaign)?.Replica.Recent.EntityOf(command) is not null;

    internal IEnumerable<HeldReplica> Held =>
        _held.Values.Where(lazy => lazy is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }).Select(lazy => lazy.Value.Result);

    /// <summary>Lets a replica go unless somebody watches it; whoever still holds it reads on, without further updates.</summary>
    internal async Task<bool> TryLetGoAsync(HeldReplica held)
    {
        if (!held.Replica.TryLetGo()) return false;
        await DropAsync(held);
        return true;
    }

    /// <summary>Lets nobody be served by the campaign's replica any more: the next one is made from the first event on. False when there is none.</summary>
    internal async Task<bool> RenewAsync(CampaignId campaign)
    {
        if (Find(campaign) is not { } held) return false;
        held.Replica.Distrust();
        await DropAsync(held);
        return true;
    }

    /// <summary>Makes room for the next replica of the campaign. Does nothing the second time.</summary>
    private async Task DropAsync(HeldReplica held)
    {
        var campaign = held.Replica.Campaign;
        if (!_held.TryGetValue(campaign, out var lazy) || !lazy.Value.IsCompletedSuccessfully || lazy.Value.Result != held) return;
        if (held.Replica.Fault is not null) Faulted(campaign);
        if (_held.TryRemove(new(campaign, lazy))) await UnsubscribeAsync(held);
    }

    private void Faulted(CampaignId campaign)
    {
        metrics.Faulted();
        var now = clock.GetTimestamp();
        _faults.AddOrUpdate(campaign, _ => ReplicaFault.First(now), (_, before) => before.Again(now));
    }

    private HeldReplica? Find(CampaignId campaign) =>
        _held.TryGetValue(campaign, out var lazy) && lazy is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } ? lazy.Value.Result : null;

    private async Task LoadedAsync(CampaignId campaign, Lazy<Task<HeldReplica>> lazy)
    {
        try
        {
            await lazy.Value;
        }
        catch when (lazy.Value.IsFaulted)
        {
            _held.TryRemove(new(campaign, lazy));
            throw;
        }
    }

    /// <summary>The campaign's journal, when it is on this silo.</summary>
    internal CampaignJournal? JournalOf(CampaignId campaign) => _journals.GetValueOrDefault(campaign);

    /// <summary>
    /// It is on this silo and feeds the campaign's replica: the stream would bring it all a second time. <see cref="ReplicaKeeper"/> ends the subscription, as it begins one
    /// after <see cref="JournalWent"/>: what a grain subscribes is the grain's, and would go with it.
    /// </summary>
    internal void JournalCame(CampaignJournal journal) => _journals[journal.Campaign] = journal;

    /// <summary>From now on the stream is what brings it.</summary>
    internal void JournalWent(CampaignJournal journal) => _journals.TryRemove(new(journal.Campaign, journal));

    private void SubscribeAway(CampaignId campaign)
    {
        if (Find(campaign) is { } held) FollowStreamAsync(held).Ignore();
    }

    /// <summary>Follows the campaign's stream when the replica is watched and its journal is elsewhere, and not when the journal is here. Never called by a grain.</summary>
    internal async Task FollowStreamAsync(HeldReplica held)
    {
        if (_journals.ContainsKey(held.Replica.Campaign)) await UnsubscribeAsync(held);
        else if (held.Replica.IsWatched) await SubscribeAsync(held);
    }

    private async Task SubscribeAsync(HeldReplica held)
    {
        if (held.Subscription is not null || !held.TryBeginSubscribing()) return;
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
        finally
        {
            held.EndSubscribing();
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
        var isAnew = _faults.TryGetValue(campaign, out var fault);
        if (isAnew && clock.GetElapsedTime(fault.At) < fault.Pause)
            throw ReplicaFault.Unreadable(cause: null);
        var start = isAnew ? ReplicaMoment.Initial : await StartAsync(campaign);
        var replica = new CampaignReplica(campaign, start, store, logger, firstWatched: () => SubscribeAway(campaign));
        try
        {
            await replica.CatchUpAsync(CancellationToken.None);
        }
        catch (JournalUnavailableException) when (replica.Fault is not null)
        {
            Faulted(campaign);
            throw;
        }

        if (isAnew && _faults.TryRemove(campaign, out _)) logger.ReplicaMadeAnew();
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
