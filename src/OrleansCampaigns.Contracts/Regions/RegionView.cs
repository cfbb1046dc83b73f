namespace OrleansCampaigns.Contracts.Regions;

/// <summary>One region as a main channel sees it.</summary>
[Alias("region-view")]
public sealed record RegionView(RegionId Region, string Name);
