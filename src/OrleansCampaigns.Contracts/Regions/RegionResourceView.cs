namespace OrleansCampaigns.Contracts.Regions;

/// <summary>A resource of the region as one audience sees it.</summary>
/// <param name="Amount">Units; below zero is a debt.</param>
/// <param name="Visibility">Who sees it; null except for game masters.</param>
[GenerateSerializer, Immutable, Alias("region-resource-view")]
public sealed record RegionResourceView(
    [property: Id(0)] string Name,
    [property: Id(1)] long Amount,
    [property: Id(2)] string Unit,
    [property: Id(3)] RegionVisibility? Visibility = null);
