using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Creates the region that the command names.</summary>
/// <param name="Name">1 to 120 characters.</param>
/// <remarks>Refused: <c>region.exists</c>, <c>text.*</c>.</remarks>
[Alias("create-region"), Requires(Permission.RunGame)]
public sealed record CreateRegion(string Name) : RegionCommand;
