using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Takes a resource away.</summary>
/// <param name="Resource">The resource.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>resource.unknown</c>.</remarks>
[GenerateSerializer, Immutable, Alias("remove-region-resource"), Requires(Permission.RunGame)]
public sealed record RemoveRegionResource([property: Id(0)] RegionResourceId Resource) : RegionCommand;
