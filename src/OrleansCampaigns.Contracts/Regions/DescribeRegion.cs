using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Replaces terrain and description, which everybody sees who sees the region.</summary>
/// <param name="Terrain">At most 120 characters; may be empty.</param>
/// <param name="Description">At most 8,000 characters; may be empty.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>text.*</c>.</remarks>
[Alias("describe-region"), Requires(Permission.RunGame)]
public sealed record DescribeRegion(string Terrain, string Description) : RegionCommand;
