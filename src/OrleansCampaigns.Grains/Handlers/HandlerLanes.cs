using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>
/// The events that a handler has read and not finished. Those of one entity wait for each other, those of different entities do not, so an event that fails again and again
/// holds up its own entity only. Belongs to one grain and is used in its turns.
/// </summary>
/// <param name="handled">All events up to this one were finished before.</param>
/// <param name="finished">Called whenever an event is finished.</param>
internal sealed class HandlerLanes(long handled, Action finished)
{
    /// <summary>Unfinished events at most; then nothing is read: a slow handler slows itself.</summary>
    public const int UnfinishedMax = 512;

    /// <summary>Of one entity; those behind are parked: a busy entity with a sick event takes no room from others.</summary>
    public const int LaneMax = 32;

    /// <summary>How far reading goes on before the oldest unfinished event; that many at most are delivered again after a death. Then nothing is read until it is finished.</summary>
    public const int AheadMax = 10_000;

    /// <summary>Reading goes on when so few are left, a page at a time and not an event at a time.</summary>
    public const int UnfinishedLow = UnfinishedMax / 2;

    private readonly SortedSet<UnfinishedEvent> _unfinished = new(Comparer<UnfinishedEvent>.Create((one, other) => one.Sequence.CompareTo(other.Sequence)));
    private readonly Dictionary<EntityRef, Lane> _lanes = [];
    private TaskCompletionSource? _room;
    private long _parked;

    /// <summary>Sequence of the newest event that was read.</summary>
    public long Read { get; private set; } = handled;

    /// <summary>All events up to this one are finished: what a successor begins behind.</summary>
    public long Handled => _unfinished.Count > 0 ? _unfinished.Min.Sequence - 1 : Read;

    /// <summary>Parked ones too.</summary>
    public long Unfinished => _unfinished.Count + _parked;

    /// <summary>How many more may be taken.</summary>
    public int Room => IsFarAhead ? 0 : UnfinishedMax - _unfinished.Count;

    /// <summary>When the oldest unfinished event was recorded; null when all that were read are finished.</summary>
    public DateTimeOffset? OldestAt => _unfinished.Count > 0 ? _unfinished.Min.At : null;

    private bool IsFarAhead => Read - Handled >= AheadMax;

    private bool IsRoomy => _unfinished.Count <= UnfinishedLow && !IsFarAhead;

    /// <summary>Ends when at most <see cref="UnfinishedLow"/> are left, and none of them is further behind than <see cref="AheadMax"/>.</summary>
    public Task RoomAsync()
    {
        if (IsRoomy) return Task.CompletedTask;
        return (_room ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    /// <summary>Up to here there is nothing more for this handler.</summary>
    public void Pass(long sequence) => Read = Math.Max(Read, sequence);

    /// <summary>Whether the entity's next event has to be parked.</summary>
    public bool IsFull(EntityRef entity) => _lanes.GetValueOrDefault(entity) is { } lane && (lane.Parked is not null || lane.Waiting >= LaneMax);

    /// <summary>Handles the event when those of its entity before it are finished. When that throws, the event stays unfinished, and so do those of its entity behind it.</summary>
    /// <param name="unfinished">The event; after all that were read.</param>
    /// <param name="entity">In which it happened.</param>
    /// <param name="handle">Throws only when the silo stops.</param>
    public void Take(UnfinishedEvent unfinished, EntityRef entity, Func<Task> handle)
    {
        Read = unfinished.Sequence;
        _unfinished.Add(unfinished);
        RunAsync(entity, async () =>
        {
            await handle();
            Finish(unfinished);
        }).Ignore();
    }

    /// <summary>Lets the event go, with those of its entity behind it, until those before it are finished.</summary>
    /// <param name="unfinished">The event; after all that were read.</param>
    /// <param name="entity">In which it happened.</param>
    /// <param name="version">Of the entity, with the event.</param>
    /// <param name="replay">Handles all that are parked, in their order, and says so by <see cref="Reached"/>. Throws only when the silo stops.</param>
    public void Park(UnfinishedEvent unfinished, EntityRef entity, long version, Func<ParkedLane, Task> replay)
    {
        Read = unfinished.Sequence;
        _parked++;
        if (LaneOf(entity) is { Parked: { } already })
        {
            already.Through = unfinished.Sequence;
            already.Count++;
            return;
        }

        var parked = LaneOf(entity).Parked = new ParkedLane(unfinished, version - 1);
        _unfinished.Add(unfinished);
        RunAsync(entity, async () =>
        {
            while (parked.Count > 0) await replay(parked);
            LaneOf(entity).Parked = null;
            Finish(parked.First);
        }).Ignore();
    }

    /// <summary>A parked event is next: all of its entity before it are finished.</summary>
    public void Reached(ParkedLane parked, UnfinishedEvent next)
    {
        _unfinished.Remove(parked.First);
        parked.First = next;
        _unfinished.Add(next);
        Freed();
    }

    /// <summary>A parked event is finished.</summary>
    public void Replayed(ParkedLane parked)
    {
        parked.Count--;
        _parked--;
        finished();
    }

    /// <summary>Does something when all events of the entity that were taken before are finished, and before those that are taken later.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="work">Throws only when the silo stops.</param>
    public Task RunAsync(EntityRef entity, Func<Task> work)
    {
        var lane = LaneOf(entity);
        lane.Waiting++;
        return lane.Ended = RunAsync(entity, lane, lane.Ended, work);
    }

    private async Task RunAsync(EntityRef entity, Lane lane, Task before, Func<Task> work)
    {
        await Task.Yield();
        await before;
        await work();
        if (--lane.Waiting == 0) _lanes.Remove(entity);
    }

    private Lane LaneOf(EntityRef entity)
    {
        if (!_lanes.TryGetValue(entity, out var lane)) _lanes[entity] = lane = new Lane();
        return lane;
    }

    private void Finish(UnfinishedEvent unfinished)
    {
        _unfinished.Remove(unfinished);
        Freed();
        finished();
    }

    private void Freed()
    {
        if (_room is not { } room || !IsRoomy) return;
        _room = null;
        room.SetResult();
    }

    private sealed class Lane
    {
        public Task Ended { get; set; } = Task.CompletedTask;

        /// <summary>Pieces of work that have not ended.</summary>
        public int Waiting { get; set; }

        public ParkedLane? Parked { get; set; }
    }
}
