namespace OrleansCampaigns.Server.Jobs;

/// <summary>Marks the route that starts jobs.</summary>
public sealed record JobRoute;
