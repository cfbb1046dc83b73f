using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Adds a route that leads from this region to another, or replaces it. A route leads one way; the way back is a route of the other region. An audience sees it only when it also sees the other region.</summary>
/// <param name="Route">Chosen by the sender.</param>
/// <param name="To">Another region of the campaign.</param>
/// <param name="Kind">What it is (road, river, pass), 1 to 60 characters.</param>
/// <param name="TravelDays">0 to 10,000 days.</param>
/// <param name="Visibility">Who sees the route.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>region.no-such-neighbour</c>, <c>region.own-neighbour</c>, <c>route.too-many</c> (100 a region), <c>route.travel-days-out-of-range</c>, <c>region.no-such-visibility</c>, <c>id.empty</c>, <c>text.*</c>.</remarks>
[Alias("set-route"), Requires(Permission.RunGame)]
public sealed record SetRoute(
    RouteId Route,
    RegionId To,
    string Kind,
    decimal TravelDays,
    RegionVisibility Visibility) : RegionCommand;
