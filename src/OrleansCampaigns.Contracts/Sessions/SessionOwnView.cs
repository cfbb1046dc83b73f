namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>What one user alone sees of one session.</summary>
[Alias("session-own-view")]
public sealed record SessionOwnView(SessionId Session);
