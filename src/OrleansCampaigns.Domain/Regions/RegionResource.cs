using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>A resource of the region.</summary>
public sealed record RegionResource(string Name, long Amount, string Unit, RegionVisibility Visibility);
