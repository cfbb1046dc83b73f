namespace OrleansCampaigns.Contracts.Regions;

/// <summary>What only game masters see of a region.</summary>
[GenerateSerializer, Immutable, Alias("region-secrets")]
public sealed record RegionSecrets(
    [property: Id(0)] RegionVisibility Visibility,
    [property: Id(1)] RegionValues Values,
    [property: Id(2)] string Forecast,
    [property: Id(3)] string Notes);
