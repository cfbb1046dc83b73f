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
[Alias("conflict-resolved")]
public sealed record ConflictResolved(ConflictChoice Choice) : ConflictUpdate;
