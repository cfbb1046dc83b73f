namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>One session as a main channel sees it.</summary>
[Alias("session-view")]
public sealed record SessionView(SessionId Session, string Name);
