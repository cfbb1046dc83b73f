namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>The campaign's journal as stored, secrets included.</summary>
/// <param name="After">Sequence of the last event that the asker has; 0 for the beginning.</param>
/// <param name="Limit">1 to 100.</param>
/// <remarks>Game masters only. Refused: <c>access.denied</c>, <c>page.limit</c>, <c>page.after</c>. Answered with <see cref="JournalPage"/>.</remarks>
[Alias("read-journal")]
public sealed record ReadJournal(long After = 0, int Limit = PageLimits.ItemsDefault) : Query;
