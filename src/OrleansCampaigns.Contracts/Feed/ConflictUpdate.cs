using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Feed;

/// <summary>A change of the inbox; game masters alone get it.</summary>
[Alias("conflict-update")]
public abstract record ConflictUpdate : Update
{
    public required ConflictId Conflict { get; init; }
}

/// <summary>Something was kept for the game masters to decide.</summary>
[Alias("conflict-kept")]
public sealed record ConflictKept(ConflictView View) : ConflictUpdate;

/// <summary>It is decided.</summary>
/// <param name="Choice">How.</param>
/// <param name="Kind">Kind of the entity in which it was.</param>
/// <param name="Id">The entity; null: the campaign itself.</param>
[Alias("conflict-resolved")]
public sealed record ConflictResolved(ConflictChoice Choice, EntityKind Kind, Guid? Id = null) : ConflictUpdate;
