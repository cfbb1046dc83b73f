using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.Offline;

/// <summary>
/// This device's commands, by the entity that they are about: those in the queue, and the newest <see cref="OfflineContent.OwnMax"/> that are gone from it. Thread-safe. Nothing here takes
/// longer when the queue is long.
/// </summary>
internal sealed class OwnHistory
{
    private static readonly Comparer<OwnCommand> ByPosition = Comparer<OwnCommand>.Create((one, other) => one.Position.CompareTo(other.Position));

    private readonly Lock _gate = new();
    private readonly Dictionary<EntityRef, SortedSet<OwnCommand>> _byEntity = [];
    private readonly Dictionary<(EntityRef Entity, string Version), long> _byVersion = [];
    private readonly Queue<OwnCommand> _gone = new();

    public void Load(ImmutableArray<OwnCommand> gone)
    {
        foreach (var own in gone) Gone(own);
    }

    /// <summary>It is in the queue, or has come further there.</summary>
    public void Put(OwnCommand own)
    {
        lock (_gate) Set(own);
    }

    /// <summary>It is gone from the queue; what it did may not be in the replica yet.</summary>
    public void Gone(OwnCommand own)
    {
        lock (_gate)
        {
            Set(own);
            _gone.Enqueue(own);
            if (_gone.Count > OfflineContent.OwnMax) Unset(_gone.Dequeue());
        }
    }

    /// <summary>It is gone from the queue and did nothing.</summary>
    public void Remove(OwnCommand own)
    {
        lock (_gate) Unset(own);
    }

    /// <summary>The position of the newest one that left the entity at this version; 0: none did.</summary>
    public long At(EntityRef entity, string version)
    {
        lock (_gate) return _byVersion.GetValueOrDefault((entity, version));
    }

    /// <summary>The newest of those between two positions, both excluded; oldest first.</summary>
    public ImmutableArray<CommandId> Between(EntityRef entity, long after, long before, int max)
    {
        if (before - after < 2) return [];
        lock (_gate)
        {
            if (!_byEntity.TryGetValue(entity, out var all)) return [];
            var newest = all.GetViewBetween(PlaceOf(entity, after + 1), PlaceOf(entity, before - 1)).Reverse().Take(max).Select(own => own.Id).ToList();
            newest.Reverse();
            return [.. newest];
        }
    }

    private static OwnCommand PlaceOf(EntityRef entity, long position) => new(position, entity, default, null);

    private void Set(OwnCommand own)
    {
        if (!_byEntity.TryGetValue(own.Entity, out var all)) _byEntity[own.Entity] = all = new SortedSet<OwnCommand>(ByPosition);
        all.Remove(own);
        all.Add(own);
        if (own.Version is { } version) _byVersion[(own.Entity, version)] = Math.Max(own.Position, _byVersion.GetValueOrDefault((own.Entity, version)));
    }

    private void Unset(OwnCommand own)
    {
        if (!_byEntity.TryGetValue(own.Entity, out var all) || !all.Remove(own)) return;
        if (all.Count == 0) _byEntity.Remove(own.Entity);
        if (own.Version is { } version && _byVersion.GetValueOrDefault((own.Entity, version)) == own.Position) _byVersion.Remove((own.Entity, version));
    }
}
