namespace OrleansCampaigns.Contracts.Regions;

/// <summary>A faction's influence in the region, as one audience sees it.</summary>
/// <param name="Influence">0 to 100.</param>
/// <param name="Visibility">Who sees it; null except for game masters.</param>
[Alias("faction-influence-view")]
public sealed record FactionInfluenceView(
    int Influence,
    RegionVisibility? Visibility = null);
