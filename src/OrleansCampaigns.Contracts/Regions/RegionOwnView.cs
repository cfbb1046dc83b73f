namespace OrleansCampaigns.Contracts.Regions;

/// <summary>What one user alone sees of one region.</summary>
[Alias("region-own-view")]
public sealed record RegionOwnView(RegionId Region);
