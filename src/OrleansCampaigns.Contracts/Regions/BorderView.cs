namespace OrleansCampaigns.Contracts.Regions;

/// <summary>A border that was set on the region, as one audience sees it.</summary>
/// <param name="Visibility">Who sees it; null except for game masters.</param>
[Alias("border-view")]
public sealed record BorderView(
    RegionVisibility? Visibility = null);
