using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Says what the weather is now. Everybody sees it who sees the region.</summary>
/// <param name="Weather">At most 120 characters; may be empty.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>text.*</c>.</remarks>
[Alias("set-region-weather"), Requires(Permission.RunGame)]
public sealed record SetRegionWeather(string Weather) : RegionCommand;
