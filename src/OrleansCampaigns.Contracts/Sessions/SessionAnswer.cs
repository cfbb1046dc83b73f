using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>One session.</summary>
/// <param name="View">What the asker's main channel sees.</param>
/// <param name="Own">What the asker alone sees beside it; null when there is nothing.</param>
[Alias("session-answer")]
public sealed record SessionAnswer(SessionView View, SessionOwnView? Own = null) : EntityAnswer;
