using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>The sessions that the asker sees, by ascending id.</summary>
/// <param name="After">The last session that the asker has; null for the beginning.</param>
/// <param name="Limit">1 to 100.</param>
/// <remarks>Refused: <c>page.limit</c>. Answered with <see cref="SessionsAnswer"/>.</remarks>
[Alias("list-sessions")]
public sealed record ListSessions(SessionId? After = null, int Limit = PageLimits.ItemsDefault) : Query;
