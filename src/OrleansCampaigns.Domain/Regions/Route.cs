using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>A one-way route out of the region.</summary>
public sealed record Route(RegionId To, string Kind, decimal TravelDays, RegionVisibility Visibility);
