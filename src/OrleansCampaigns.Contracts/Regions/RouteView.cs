namespace OrleansCampaigns.Contracts.Regions;

/// <summary>A route out of the region, as one audience sees it.</summary>
/// <param name="To">Where it leads: a region that this audience sees.</param>
/// <param name="TravelDays">0 to 10,000 days.</param>
/// <param name="Visibility">Who sees it; null except for game masters.</param>
[Alias("route-view")]
public sealed record RouteView(
    RegionId To,
    string Kind,
    decimal TravelDays,
    RegionVisibility? Visibility = null);
