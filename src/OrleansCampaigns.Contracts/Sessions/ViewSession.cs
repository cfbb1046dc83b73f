using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>One session as the asker sees it.</summary>
/// <remarks>Refused: <c>session.unknown</c>, also when the asker may not see it. Answered with <see cref="SessionAnswer"/>.</remarks>
[Alias("view-session")]
public sealed record ViewSession(SessionId Session) : Query;
