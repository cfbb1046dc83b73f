using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Raises or lowers one of the region's values; it stops at 0 and 100. Two changes commute as long as neither meets an end.</summary>
/// <param name="Value">Which value.</param>
/// <param name="By">-100 to 100.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>region.no-such-value</c>, <c>region.value-out-of-range</c>.</remarks>
[GenerateSerializer, Immutable, Alias("change-region-value"), Requires(Permission.RunGame)]
public sealed record ChangeRegionValue([property: Id(0)] RegionValue Value, [property: Id(1)] int By) : RegionCommand;
