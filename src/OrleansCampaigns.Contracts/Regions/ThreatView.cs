namespace OrleansCampaigns.Contracts.Regions;

/// <summary>A threat as one audience sees it.</summary>
/// <param name="Severity">1 to 5.</param>
/// <param name="Resolved">It is over.</param>
/// <param name="Visibility">Who sees it; null except for game masters.</param>
[Alias("threat-view")]
public sealed record ThreatView(
    string Name,
    int Severity,
    bool Resolved,
    RegionVisibility? Visibility = null);
