using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Raises or lowers one of the region's values; it stops at 0 and 100. Two changes commute as long as neither meets an end.</summary>
/// <param name="Value">Which value.</param>
/// <param name="By">-100 to 100.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>region.no-such-value</c>, <c>region.value-out-of-range</c>.</remarks>
[Alias("change-region-value"), Requires(Permission.RunGame)]
public sealed record ChangeRegionValue(RegionValue Value, int By) : RegionCommand;
