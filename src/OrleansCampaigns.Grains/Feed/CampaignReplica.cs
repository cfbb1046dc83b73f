using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Feed;

/// <summary>
/// This silo's fold of one campaign. Events come from hints (the journal grain when it lives here, the stream when it does not) and, wherever one is
/// missing, from the journal itself. It is the read cache of the campaign and the source of every viewer's updates.
/// </summary>
public sealed class CampaignReplica : IDisposable
{
    public const int MainRingUpdates = 2_048;
    public const int OwnRingUpdates = 128;
    public const int PageRows = 1_000;

    /// <summary>Events after a gap that are kept while the gap is read; beyond this they are read too.</summary>
    public const int AheadMax = 1_024;

    /// <summary>Between two looks at whether another thread has folded what was handed to it: microseconds of work, unless the machine is busy.</summary>
    private static readonly TimeSpan FoldingPause = TimeSpan.FromMilliseconds(1);

    private readonly IJournalStore _store;
    private readonly ILogger _logger;
    private readonly Action? _firstWatched;
    private readonly Addressees _addressees = new();
    private readonly ConcurrentQueue<ImmutableArray<CampaignStreamEvent>> _offers = new();
    private readonly SortedDictionary<long, CampaignStreamEvent> _ahead = [];
    private readonly ConcurrentDictionary<UserId, UpdateRing> _own = new();
    private readonly UpdateRing[] _main;
    private readonly ChannelHeads _startHeads;
    private readonly long _startSequence;
    private readonly SemaphoreSlim _reading = new(1);
    private readonly RecordedTraces _traces = new();

    /// <summary>Default once it was let go: then nobody can be added.</summary>
    private ImmutableArray<Action> _watchers = [];
    private ReplicaMoment _moment;
    private long _readsBegun;
    private long _newestWholeRead;
    private int _repairing;
    private int _folding;

    internal CampaignReplica(CampaignId campaign, ReplicaMoment start, IJournalStore store, ILogger logger, Action? firstWatched = null)
    {
        (Campaign, _moment, _startHeads, _startSequence, _store, _logger, _firstWatched) = (campaign, start, start.Heads, start.World.Sequence, store, logger, firstWatched);
        _main = [new(MainRingUpdates, start.Heads.GameMasters), new(MainRingUpdates, start.Heads.Table), new(MainRingUpdates, start.Heads.Public)];
    }

    public CampaignId Campaign { get; }

    /// <summary>The newest complete moment.</summary>
    public ReplicaMoment Moment => Volatile.Read(ref _moment);

    public CampaignWorld World => Moment.World;

    /// <summary>Why it serves nothing more; null while all is well. <see cref="CampaignReplicas"/> then makes another one from the journal.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Whether it gets no further updates.</summary>
    public bool IsOver => Fault is not null || _watchers.IsDefault;

    /// <summary>To tell a command id that was used for another entity before anything is decided.</summary>
    public RecentCommands Recent { get; } = new();

    /// <summary>What somebody may be told of.</summary>
    internal RecentTransitions Transitions { get; } = new();

    public bool IsWatched => !_watchers.IsDefaultOrEmpty;

    /// <summary>Hints that are not folded: batches that came while another is folded, and events behind a gap.</summary>
    internal int Waiting => _offers.Count + _ahead.Count;

    /// <summary>When somebody last asked for it.</summary>
    internal long LastUsedTicks { get; set; }

    /// <summary>Called after each advance, and when it faults, on the thread that folded: must only signal.</summary>
    /// <returns>Null when it gets no further updates: ask for the campaign's replica again.</returns>
    public IDisposable? TryWatch(Action advanced)
    {
        if (IsOver || !ImmutableInterlocked.Update(ref _watchers, (watchers, added) => watchers.IsDefault ? watchers : watchers.Add(added), advanced)) return null;
        var watcher = new Watcher(this, advanced);
        if (Fault is not null)
        {
            // It may have faulted, and woken the others, before this one was among them.
            watcher.Dispose();
            return null;
        }

        if (_watchers.Length == 1) _firstWatched?.Invoke();
        return watcher;
    }

    /// <summary>From its return on nobody can watch it; false, and nothing changed, when somebody does.</summary>
    internal bool TryLetGo()
    {
        if (IsOver) return true;
        var seen = _watchers;
        return seen.IsDefault || (seen.IsEmpty && ImmutableInterlocked.InterlockedCompareExchange(ref _watchers, default, seen) == seen);
    }

    public UpdateRing RingOf(Channel channel) => channel.Kind switch
    {
        ChannelKind.GameMasters => _main[0],
        ChannelKind.Table => _main[1],
        ChannelKind.Public => _main[2],
        // No ring yet means no update since the start, so the first number of a new ring is the same whoever makes it.
        _ => _own.GetOrAdd(channel.User, static (user, replica) => new UpdateRing(OwnRingUpdates, replica._startHeads.Of(Channel.Own(user))), this),
    };

    /// <summary>What an event that is folded gave a channel; null when that is not in memory any more.</summary>
    public ImmutableArray<RingEntry>? UpdatesOf(Channel channel, long sequence) => sequence > _startSequence ? RingOf(channel).ReadOf(sequence) : null;

    /// <summary>The recorded traces of what was offered since the last call; for whoever pushes it on.</summary>
    public ImmutableArray<ActivityContext> TakeTraces() => _traces.Take();

    /// <summary>A hint that came with its traces.</summary>
    internal void Offer(ImmutableArray<CampaignStreamEvent> events, ImmutableArray<ActivityContext> traces)
    {
        if (!traces.IsEmpty && IsWatched && events[^1].Sequence > World.Sequence) _traces.Add(traces);
        Offer(events);
    }

    /// <summary>A hint: events in ascending order. Folded before it returns, unless another thread is folding and takes them along.</summary>
    public void Offer(ImmutableArray<CampaignStreamEvent> events)
    {
        _offers.Enqueue(events);
        while (!_offers.IsEmpty)
        {
            if (Interlocked.CompareExchange(ref _folding, 1, 0) != 0) return;
            try
            {
                FoldOffers();
            }
            finally
            {
                Volatile.Write(ref _folding, 0);
            }
        }
    }

    /// <summary>Reads the journal until nothing newer is there. Callers at the same time share one reading that begins after they asked.</summary>
    /// <exception cref="JournalUnavailableException">The journal cannot be read, or not be folded; what was folded so far stays readable.</exception>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        var asked = Interlocked.Read(ref _readsBegun);
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (Fault is null && _newestWholeRead > asked) return;
            var mine = Interlocked.Increment(ref _readsBegun);
            await ReadToEndAsync();
            if (Fault is { } fault) throw ReplicaFault.Unreadable(fault);
            _newestWholeRead = mine;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    /// <summary>Its fold is not the journal's: it serves nothing more, and whoever watches it hears so.</summary>
    internal void Distrust()
    {
        Fault ??= new InvalidOperationException("The replica is not what its journal folds to.");
        Interlocked.MemoryBarrier();
        var watchers = _watchers;
        if (watchers.IsDefault) return;
        foreach (var watcher in watchers) watcher();
    }

    private async Task ReadToEndAsync()
    {
        while (Fault is null)
        {
            var rows = await _store.ReadAsync(Campaign.Value, World.Sequence, PageRows, CancellationToken.None);
            if (rows.IsEmpty) return;
            Offer([.. rows.Select(StreamEvents.Of)]);
            await FoldedAsync(rows[^1].Sequence);
            if (rows.Length < PageRows) return;
        }
    }

    /// <summary>An offer returns at once when another thread is folding; whoever asked for the newest must not see the moment before.</summary>
    private async Task FoldedAsync(long sequence)
    {
        while (Fault is null && World.Sequence < sequence) await Task.Delay(FoldingPause);
    }

    private void FoldOffers()
    {
        var before = Moment;
        var moment = before;
        try
        {
            while (Fault is null && _offers.TryDequeue(out var events))
            {
                foreach (var stored in events) moment = Take(stored, moment);
            }
        }
        catch (Exception cause)
        {
            Fault = cause;
            Interlocked.MemoryBarrier();
            _logger.ReplicaFaulted(cause);
        }

        if (ReferenceEquals(before, moment) && Fault is null) return;
        Volatile.Write(ref _moment, moment);
        var watchers = _watchers;
        if (watchers.IsDefault) return;
        foreach (var watcher in watchers) watcher();
    }

    private ReplicaMoment Take(CampaignStreamEvent stored, ReplicaMoment moment)
    {
        if (stored.Sequence <= moment.World.Sequence) return moment;
        if (stored.Sequence > moment.World.Sequence + 1)
        {
            if (_ahead.Count < AheadMax) _ahead[stored.Sequence] = stored;
            RepairGap();
            return moment;
        }

        moment = Fold(stored, moment);
        while (_ahead.Count > 0)
        {
            var (sequence, next) = _ahead.First();
            if (sequence > moment.World.Sequence + 1) break;
            _ahead.Remove(sequence);
            if (sequence == moment.World.Sequence + 1) moment = Fold(next, moment);
        }

        return moment;
    }

    private ReplicaMoment Fold(CampaignStreamEvent stored, ReplicaMoment moment)
    {
        var recorded = StreamEvents.Decode(stored);
        var world = moment.World.Evolve(recorded);
        _addressees.Clear();
        Audience.Address(recorded, moment.World, world, _addressees);
        var heads = moment.Heads;
        foreach (var (channel, update) in _addressees.Updates)
        {
            heads = heads.Next(channel);
            RingOf(channel).Add(stored.Sequence, new NumberedUpdate(stored.At, update), stored.Entity, stored.EntityVersion);
        }

        Recent.Add(stored.Command, stored.Entity);
        Transitions.Add(new CampaignTransition(recorded, moment.World, world));
        return new ReplicaMoment(world, heads, moment.Versions.Changed(stored.Entity, stored.EntityVersion, _addressees.Updates), stored.Hash);
    }

    private void RepairGap()
    {
        if (Interlocked.Exchange(ref _repairing, 1) == 0) _ = RepairAsync();
    }

    private async Task RepairAsync()
    {
        await Task.Yield();
        try
        {
            await CatchUpAsync(CancellationToken.None);
        }
        catch (JournalUnavailableException cause)
        {
            _logger.HeadsNotRead(cause);
        }
        finally
        {
            Volatile.Write(ref _repairing, 0);
        }
    }

    private sealed class Watcher(CampaignReplica replica, Action advanced) : IDisposable
    {
        public void Dispose() =>
            ImmutableInterlocked.Update(ref replica._watchers, (watchers, removed) => watchers.IsDefault ? watchers : watchers.Remove(removed), advanced);
    }
}
