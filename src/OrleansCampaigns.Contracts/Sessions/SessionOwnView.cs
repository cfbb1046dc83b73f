namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>What one user alone sees of one session.</summary>
[GenerateSerializer, Immutable, Alias("session-own-view")]
public sealed record SessionOwnView([property: Id(0)] SessionId Session);
