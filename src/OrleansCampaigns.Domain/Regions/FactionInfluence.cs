using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>How strong a faction is in the region, 0 to 100.</summary>
public sealed record FactionInfluence(int Influence, RegionVisibility Visibility);
