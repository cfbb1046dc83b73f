using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Sets one of the region's values.</summary>
/// <param name="Value">Which value.</param>
/// <param name="To">0 to 100.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>region.no-such-value</c>, <c>region.value-out-of-range</c>.</remarks>
[Alias("set-region-value"), Requires(Permission.RunGame)]
public sealed record SetRegionValue(RegionValue Value, int To) : RegionCommand;
