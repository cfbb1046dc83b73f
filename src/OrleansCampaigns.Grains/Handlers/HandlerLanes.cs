using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>
/// The events that a handler has read and not finished. Those of one entity wait for each other, those of different entities do not, so an event that fails again and again
/// holds up its own entity only. Belongs to one grain and is used in its turns.
/// </summary>
internal sealed class HandlerLanes(long handled)
{
    /// <summary>Unfinished events at most; then nothing is read: a slow handler slows itself.</summary>
    public const int UnfinishedMax = 512;

    private readonly SortedSet<long> _unfinished = [];
    private readonly Dictionary<EntityRef, (long Sequence, Task Finished)> _last = [];
    private TaskCompletionSource? _room;

    /// <summary>Sequence of the newest event that was read.</summary>
    public long Read { get; private set; } = handled;

    /// <summary>All events up to this one are finished: what a successor begins behind.</summary>
    public long Handled => _unfinished.Count == 0 ? Read : _unfinished.Min - 1;

    public int Unfinished => _unfinished.Count;

    /// <summary>Ends when there is room for one more event.</summary>
    public Task RoomAsync()
    {
        if (_unfinished.Count < UnfinishedMax) return Task.CompletedTask;
        return (_room ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    /// <summary>An event that is not for this handler.</summary>
    public void Pass(long sequence) => Read = sequence;

    /// <summary>Handles the event when those of its entity before it are finished.</summary>
    /// <param name="sequence">Of the event; after all that were read.</param>
    /// <param name="entity">Of the event.</param>
    /// <param name="handle">Never throws.</param>
    public void Take(long sequence, EntityRef entity, Func<Task> handle)
    {
        Read = sequence;
        _unfinished.Add(sequence);
        var before = _last.TryGetValue(entity, out var last) ? last.Finished : Task.CompletedTask;
        _last[entity] = (sequence, HandleAsync(sequence, entity, before, handle));
    }

    private async Task HandleAsync(long sequence, EntityRef entity, Task before, Func<Task> handle)
    {
        await Task.Yield();
        await before;
        await handle();
        _unfinished.Remove(sequence);
        if (_last[entity].Sequence == sequence) _last.Remove(entity);
        if (_room is { } room && _unfinished.Count < UnfinishedMax)
        {
            _room = null;
            room.SetResult();
        }
    }
}
