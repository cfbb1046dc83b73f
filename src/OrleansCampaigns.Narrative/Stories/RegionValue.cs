namespace OrleansCampaigns.Narrative.Stories;

/// <summary>The five measures of a region, each 0 … 100.</summary>
public enum RegionValue
{
    Prosperity,
    Security,
    Faith,
    Scarcity,
    Corruption,
}
