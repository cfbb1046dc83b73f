namespace OrleansCampaigns.Contracts.Regions;

/// <summary>A resource of the region as one audience sees it.</summary>
/// <param name="Amount">Units; below zero is a debt.</param>
/// <param name="Visibility">Who sees it; null except for game masters.</param>
[Alias("region-resource-view")]
public sealed record RegionResourceView(
    string Name,
    long Amount,
    string Unit,
    RegionVisibility? Visibility = null);
