namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>Marks the route of one kind of query.</summary>
public sealed record QueryRoute(Type Query);
