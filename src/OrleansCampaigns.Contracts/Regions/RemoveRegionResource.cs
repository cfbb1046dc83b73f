using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Takes a resource away.</summary>
/// <param name="Resource">The resource.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>resource.unknown</c>.</remarks>
[Alias("remove-region-resource"), Requires(Permission.RunGame)]
public sealed record RemoveRegionResource(RegionResourceId Resource) : RegionCommand;
