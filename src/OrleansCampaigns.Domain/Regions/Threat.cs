using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>A threat of the region; severity 1 to 5.</summary>
public sealed record Threat(string Name, int Severity, bool Resolved, RegionVisibility Visibility);
