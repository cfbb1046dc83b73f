using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Adds to or takes from a resource. It may fall below zero, so changes commute.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="By">Units; what would leave the range of -1,000,000,000,000 to 1,000,000,000,000 is refused.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>resource.unknown</c>, <c>resource.out-of-range</c>.</remarks>
[Alias("change-region-resource"), Requires(Permission.RunGame)]
public sealed record ChangeRegionResource(RegionResourceId Resource, long By) : RegionCommand;
