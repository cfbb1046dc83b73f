namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>The game masters' inbox: all open conflicts of the campaign, in the order of their ids.</summary>
/// <param name="After">The last conflict that the asker has; null for the beginning.</param>
/// <param name="Limit">1 to 100.</param>
/// <remarks>Game masters only. Refused: <c>access.denied</c>, <c>page.limit</c>. Answered with <see cref="ConflictsAnswer"/>.</remarks>
[Alias("list-conflicts")]
public sealed record ListConflicts(ConflictId? After = null, int Limit = PageLimits.ItemsDefault) : Query;
