using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Gives the region another name.</summary>
/// <param name="Name">1 to 120 characters.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>text.*</c>.</remarks>
[Alias("rename-region"), Requires(Permission.RunGame)]
public sealed record RenameRegion(string Name) : RegionCommand;
