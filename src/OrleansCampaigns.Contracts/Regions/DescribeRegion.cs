using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Replaces terrain and description, which everybody sees who sees the region.</summary>
/// <param name="Terrain">At most 120 characters; may be empty.</param>
/// <param name="Description">At most 8,000 characters; may be empty.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>text.*</c>.</remarks>
[GenerateSerializer, Immutable, Alias("describe-region"), Requires(Permission.RunGame)]
public sealed record DescribeRegion([property: Id(0)] string Terrain, [property: Id(1)] string Description) : RegionCommand;
