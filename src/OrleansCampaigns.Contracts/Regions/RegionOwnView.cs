namespace OrleansCampaigns.Contracts.Regions;

/// <summary>What one user alone sees of one region.</summary>
[GenerateSerializer, Immutable, Alias("region-own-view")]
public sealed record RegionOwnView([property: Id(0)] RegionId Region);
