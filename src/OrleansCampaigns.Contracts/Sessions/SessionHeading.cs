namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>One line of a list of sessions.</summary>
[Alias("session-heading")]
public sealed record SessionHeading(SessionId Session, string Name);
