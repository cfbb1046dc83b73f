using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Says what weather is to come. Only game masters see it.</summary>
/// <param name="Forecast">At most 4,000 characters; may be empty.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>text.*</c>.</remarks>
[Alias("set-region-forecast"), Requires(Permission.RunGame)]
public sealed record SetRegionForecast(string Forecast) : RegionCommand;
