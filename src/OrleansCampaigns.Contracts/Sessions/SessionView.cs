namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>One session as a main channel sees it.</summary>
[GenerateSerializer, Immutable, Alias("session-view")]
public sealed record SessionView([property: Id(0)] SessionId Session, [property: Id(1)] string Name);
