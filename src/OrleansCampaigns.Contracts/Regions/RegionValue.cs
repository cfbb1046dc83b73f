namespace OrleansCampaigns.Contracts.Regions;

/// <summary>What a region is measured by, 0 to 100 each.</summary>
[Alias("region-value")]
public enum RegionValue
{
    Prosperity,
    Security,
    Faith,
    Scarcity,
    Corruption,
}
