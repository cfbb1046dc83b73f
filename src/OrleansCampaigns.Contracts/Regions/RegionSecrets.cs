namespace OrleansCampaigns.Contracts.Regions;

/// <summary>What only game masters see of a region.</summary>
[Alias("region-secrets")]
public sealed record RegionSecrets(
    RegionVisibility Visibility,
    RegionValues Values,
    string Forecast,
    string Notes);
