using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Handlers;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Feed;

/// <summary>
/// What makes a lost hint cost at most <see cref="HeadPeriod"/>: reads the heads of all this silo's replicas in one statement and lets those
/// that are behind catch up. Also writes snapshots and lets idle replicas go.
/// </summary>
public sealed class ReplicaKeeper(
    CampaignReplicas replicas, IJournalStore store, IGrainFactory grains, ReplicaMetrics metrics, TimeProvider clock, ILogger<ReplicaKeeper> logger) : BackgroundService
{
    public static readonly TimeSpan HeadPeriod = TimeSpan.FromMilliseconds(500);
    public static readonly TimeSpan IdleAfter = TimeSpan.FromMinutes(10);

    /// <summary>Heads read in one statement; more replicas take more statements.</summary>
    public const int HeadsAtOnce = 1_000;

    /// <summary>Events between two snapshots of a campaign, when they come slowly.</summary>
    public const int SnapshotEveryEvents = 256;

    /// <summary>After so many events there is one in any case.</summary>
    public const int SnapshotTailMax = 1_000;

    /// <summary>What is left unwritten when a campaign falls quiet: folding it takes less time than writing the whole anew.</summary>
    public const int QuietTailMax = 64;

    /// <summary>Between two snapshots of a campaign in which much happens, and without an event until it counts as quiet.</summary>
    public static readonly TimeSpan SnapshotPause = TimeSpan.FromSeconds(10);

    private Task _checkpoints = Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            metrics.Observe(replicas);
            using var timer = new PeriodicTimer(HeadPeriod, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryKeepAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    private async Task TryKeepAsync(CancellationToken stoppingToken)
    {
        try
        {
            await KeepAsync(stoppingToken);
        }
        catch (Exception cause) when (!stoppingToken.IsCancellationRequested)
        {
            logger.HeadsNotRead(cause);
        }
    }

    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        var held = replicas.Held.ToDictionary(h => h.Replica.Campaign);
        if (held.Count == 0) return;
        foreach (var over in held.Values.Where(one => one.Replica.Fault is not null || IsIdle(one)).ToList())
        {
            if (await replicas.TryLetGoAsync(over)) held.Remove(over.Replica.Campaign);
        }

        foreach (var ids in held.Keys.Select(id => id.Value).Chunk(HeadsAtOnce))
        {
            foreach (var head in await store.ReadHeadsAsync(ids, cancellationToken)) await TryCompareAsync(head, held[new CampaignId(head.CampaignId)], cancellationToken);
        }

        foreach (var one in held.Values) replicas.FollowStreamAsync(one).Ignore(); // it may take as long as the cluster takes; the next tick finds it done
        if (_checkpoints.IsCompleted) _checkpoints = CheckpointAllAsync([.. held.Values]);
    }

    /// <summary>One after another and beside the reading of heads: a thousand campaigns that fall quiet at once delay no repair. Never throws.</summary>
    private async Task CheckpointAllAsync(IReadOnlyList<HeldReplica> held)
    {
        foreach (var one in held) await CheckpointAsync(one);
    }

    /// <summary>One campaign that cannot be read is no reason to leave the others behind.</summary>
    private async Task TryCompareAsync(JournalHead head, HeldReplica held, CancellationToken cancellationToken)
    {
        try
        {
            await CompareAsync(head, held, cancellationToken);
        }
        catch (JournalUnavailableException cause)
        {
            logger.HeadsNotRead(cause);
        }
    }

    private async Task CompareAsync(JournalHead head, HeldReplica held, CancellationToken cancellationToken)
    {
        var lag = head.Sequence - held.Replica.World.Sequence;
        metrics.Lag(Math.Max(0, lag));
        TellHandlers(head, held);
        if (lag <= 0 || held.Replica.Fault is not null) return;
        await held.Replica.CatchUpAsync(cancellationToken);
    }

    /// <summary>
    /// Of the head of the last time, which the stream has told by now unless it lost something: the handlers' part of what makes a lost hint cost little.
    /// </summary>
    private void TellHandlers(JournalHead head, HeldReplica held)
    {
        var campaign = held.Replica.Campaign;
        if (replicas.JournalOf(campaign) is not null && held.HeadBefore > held.HandlersToldOf)
        {
            held.HandlersToldOf = held.HeadBefore;
            grains.GetGrain<ICampaignHandlersGrain>(campaign.Value).ContinueAsync(held.HeadBefore).Ignore();
        }

        held.HeadBefore = head.Sequence;
    }

    /// <summary>
    /// The snapshot is the checkpoint before last, so that a replica that starts from it has some of the newest updates in its rings; of a campaign that fell quiet, whose viewers have
    /// them all, it is the newest.
    /// </summary>
    private async Task CheckpointAsync(HeldReplica held)
    {
        var moment = held.Replica.Moment;
        var now = clock.GetTimestamp();
        held.Checkpoint ??= moment;
        if (moment.World.Sequence != held.LastSequence) (held.LastSequence, held.LastMovedTicks) = (moment.World.Sequence, now);
        var isQuiet = clock.GetElapsedTime(held.LastMovedTicks, now) >= SnapshotPause;
        if (isQuiet && moment.World.Sequence - held.SnapshotSequence > QuietTailMax) await SnapshotAsync(held, moment);
        var tail = moment.World.Sequence - held.Checkpoint.World.Sequence;
        if (tail < SnapshotEveryEvents || (tail < SnapshotTailMax && clock.GetElapsedTime(held.CheckpointTicks, now) < SnapshotPause)) return;
        var older = held.Checkpoint;
        (held.Checkpoint, held.CheckpointTicks) = (moment, now);
        await SnapshotAsync(held, older);
    }

    private async Task SnapshotAsync(HeldReplica held, ReplicaMoment moment)
    {
        if (moment.World.Sequence <= held.SnapshotSequence) return;
        held.SnapshotSequence = moment.World.Sequence;
        await replicas.OfferSnapshotAsync(held.Replica.Campaign, moment);
    }

    private bool IsIdle(HeldReplica held) =>
        !held.Replica.IsWatched && clock.GetElapsedTime(held.Replica.LastUsedTicks) > IdleAfter;
}
