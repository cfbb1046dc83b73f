using System.Collections.Concurrent;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Grains.Feed;

/// <summary>
/// To which entity the campaign's newest <see cref="RecentMax"/> commands went; the oldest is forgotten first. It only spares the database an append that its unique
/// key of command ids would turn away. One writer, any number of readers.
/// </summary>
public sealed class RecentCommands
{
    public const int RecentMax = 512;

    private readonly ConcurrentDictionary<CommandId, EntityRef> _entities = new(concurrencyLevel: 1, capacity: 0);
    private readonly Queue<CommandId> _order = new();

    /// <summary>The entity that the command changed; null when it is not remembered.</summary>
    public EntityRef? EntityOf(CommandId command) => _entities.TryGetValue(command, out var entity) ? entity : null;

    internal void Add(CommandId command, EntityRef entity)
    {
        if (!_entities.TryAdd(command, entity)) return;
        _order.Enqueue(command);
        if (_order.Count > RecentMax) _entities.TryRemove(_order.Dequeue(), out _);
    }
}
