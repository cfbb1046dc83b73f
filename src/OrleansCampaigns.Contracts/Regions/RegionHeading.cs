namespace OrleansCampaigns.Contracts.Regions;

/// <summary>One line of a list of regions.</summary>
[Alias("region-heading")]
public sealed record RegionHeading(RegionId Region, string Name);
