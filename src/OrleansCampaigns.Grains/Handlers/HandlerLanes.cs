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

    /// <summary>Reading goes on when so few are left, a page at a time and not an event at a time.</summary>
    public const int UnfinishedLow = UnfinishedMax / 2;

    /// <summary>In the order of their sequences.</summary>
    private readonly LinkedList<UnfinishedEvent> _unfinished = [];
    private readonly Dictionary<EntityRef, Turn> _last = [];
    private TaskCompletionSource? _room;

    /// <summary>Sequence of the newest event that was read.</summary>
    public long Read { get; private set; } = handled;

    /// <summary>All events up to this one are finished: what a successor begins behind.</summary>
    public long Handled => _unfinished.First is { } oldest ? oldest.Value.Sequence - 1 : Read;

    public int Unfinished => _unfinished.Count;

    /// <summary>How many more may be taken.</summary>
    public int Room => UnfinishedMax - _unfinished.Count;

    /// <summary>When the oldest unfinished event was recorded; null when all that were read are finished.</summary>
    public DateTimeOffset? OldestAt => _unfinished.First?.Value.At;

    /// <summary>Ends when at most <see cref="UnfinishedLow"/> are left.</summary>
    public Task RoomAsync()
    {
        if (_unfinished.Count <= UnfinishedLow) return Task.CompletedTask;
        return (_room ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    /// <summary>Up to here there is nothing more for this handler.</summary>
    public void Pass(long sequence) => Read = Math.Max(Read, sequence);

    /// <summary>Handles the event when those of its entity before it are finished. When that throws, the event stays unfinished, and so do those of its entity behind it.</summary>
    /// <param name="unfinished">The event; after all that were read.</param>
    /// <param name="entity">In which it happened.</param>
    /// <param name="handle">Throws only when the silo stops.</param>
    public void Take(UnfinishedEvent unfinished, EntityRef entity, Func<Task> handle)
    {
        Read = unfinished.Sequence;
        var node = _unfinished.AddLast(unfinished);
        RunAsync(entity, () => FinishAsync(node, handle)).Ignore();
    }

    /// <summary>Does something when all events of the entity that were taken before are finished, and before those that are taken later.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="work">Throws only when the silo stops.</param>
    public Task RunAsync(EntityRef entity, Func<Task> work)
    {
        var turn = new Turn();
        var before = _last.GetValueOrDefault(entity)?.Ended ?? Task.CompletedTask;
        _last[entity] = turn;
        return turn.Ended = RunAsync(entity, turn, before, work);
    }

    private async Task RunAsync(EntityRef entity, Turn turn, Task before, Func<Task> work)
    {
        await Task.Yield();
        await before;
        await work();
        if (_last.GetValueOrDefault(entity) == turn) _last.Remove(entity);
    }

    private async Task FinishAsync(LinkedListNode<UnfinishedEvent> node, Func<Task> handle)
    {
        await handle();
        _unfinished.Remove(node);
        if (_room is { } room && _unfinished.Count <= UnfinishedLow)
        {
            _room = null;
            room.SetResult();
        }

        finished();
    }

    private sealed class Turn
    {
        public Task Ended { get; set; } = Task.CompletedTask;
    }
}
