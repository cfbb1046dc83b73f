using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Feed;

/// <summary>What becomes of something that a user typed and that is not in place; they alone get it.</summary>
[Alias("own-conflict-update")]
public abstract record OwnConflictUpdate : Update
{
    public required ConflictId Conflict { get; init; }
}

/// <summary>It is kept for the game masters to decide.</summary>
[Alias("own-conflict-kept")]
public sealed record OwnConflictKept(OwnConflictView View) : OwnConflictUpdate;

/// <summary>They decided.</summary>
/// <param name="Choice">How.</param>
/// <param name="Kind">Kind of the entity in which it was.</param>
/// <param name="Id">The entity; null: the campaign itself.</param>
[Alias("own-conflict-resolved")]
public sealed record OwnConflictResolved(ConflictChoice Choice, EntityKind Kind, Guid? Id = null) : OwnConflictUpdate;
