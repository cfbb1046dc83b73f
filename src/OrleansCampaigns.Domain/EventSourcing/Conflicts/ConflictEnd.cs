using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>That a conflict was resolved. What came in place of it is an event of its own, before this one.</summary>
public sealed record ConflictEnd(ConflictId Id, ConflictChoice Choice);
