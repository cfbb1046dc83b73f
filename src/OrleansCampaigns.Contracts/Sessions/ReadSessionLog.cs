using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>The session's whole log as the asker sees it, the entries that have left the view's window included, oldest first.</summary>
/// <param name="Session">The session.</param>
/// <param name="From">Zero-based place of the first entry wanted, counted among those that the asker sees.</param>
/// <param name="Limit">1 to 100.</param>
/// <remarks>Refused: <c>session.unknown</c>, <c>page.limit</c>, <c>page.after</c>. Answered with <see cref="SessionLogPage"/>.</remarks>
[Alias("read-session-log")]
public sealed record ReadSessionLog(SessionId Session, int From = 0, int Limit = PageLimits.ItemsDefault) : Query;
