namespace OrleansCampaigns.Contracts.Regions;

/// <summary>One region as a main channel sees it.</summary>
[GenerateSerializer, Immutable, Alias("region-view")]
public sealed record RegionView([property: Id(0)] RegionId Region, [property: Id(1)] string Name);
