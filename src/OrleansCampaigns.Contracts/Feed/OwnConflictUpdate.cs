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
[Alias("own-conflict-resolved")]
public sealed record OwnConflictResolved(ConflictChoice Choice) : OwnConflictUpdate;
