namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>Marks the route of one kind of command.</summary>
public sealed record CommandRoute(Type Command);
