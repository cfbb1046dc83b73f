using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Takes a route away.</summary>
/// <param name="Route">The route.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>route.unknown</c>.</remarks>
[Alias("remove-route"), Requires(Permission.RunGame)]
public sealed record RemoveRoute(RouteId Route) : RegionCommand;
