namespace OrleansCampaigns.Contracts.Regions;

/// <summary>A threat as one audience sees it.</summary>
/// <param name="Severity">1 to 5.</param>
/// <param name="Resolved">It is over.</param>
/// <param name="Visibility">Who sees it; null except for game masters.</param>
[GenerateSerializer, Immutable, Alias("threat-view")]
public sealed record ThreatView(
    [property: Id(0)] string Name,
    [property: Id(1)] int Severity,
    [property: Id(2)] bool Resolved,
    [property: Id(3)] RegionVisibility? Visibility = null);
