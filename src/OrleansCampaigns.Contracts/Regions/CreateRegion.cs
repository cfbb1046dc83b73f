using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Creates the region that the command names.</summary>
/// <param name="Name">1 to 120 characters.</param>
/// <param name="Visibility">Who sees the region at all, from the start on.</param>
/// <remarks>Refused: <c>region.exists</c>, <c>region.too-many</c> (1,000 a campaign), <c>region.no-such-visibility</c>, <c>id.empty</c>, <c>text.*</c>.</remarks>
[Alias("create-region"), Requires(Permission.RunGame)]
public sealed record CreateRegion(string Name, RegionVisibility Visibility = RegionVisibility.Public) : RegionCommand;
