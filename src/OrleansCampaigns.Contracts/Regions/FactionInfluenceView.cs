namespace OrleansCampaigns.Contracts.Regions;

/// <summary>A faction's influence in the region, as one audience sees it.</summary>
/// <param name="Influence">0 to 100.</param>
/// <param name="Visibility">Who sees it; null except for game masters.</param>
[GenerateSerializer, Immutable, Alias("faction-influence-view")]
public sealed record FactionInfluenceView(
    [property: Id(0)] int Influence,
    [property: Id(1)] RegionVisibility? Visibility = null);
