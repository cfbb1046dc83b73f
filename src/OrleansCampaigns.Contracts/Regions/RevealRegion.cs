using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Shows the region to exactly this audience, with all in it that is visible to them, and with the borders and routes of other visible regions that lead here.</summary>
/// <param name="To"><see cref="RegionVisibility.Table"/> or <see cref="RegionVisibility.Public"/>.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>region.no-such-visibility</c>.</remarks>
[Alias("reveal-region"), Requires(Permission.RunGame)]
public sealed record RevealRegion(RegionVisibility To) : RegionCommand;
