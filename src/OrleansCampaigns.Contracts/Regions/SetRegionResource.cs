using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Adds a resource, or replaces it.</summary>
/// <param name="Resource">Chosen by the sender.</param>
/// <param name="Name">1 to 120 characters.</param>
/// <param name="Amount">-1,000,000,000,000 to 1,000,000,000,000 units; below zero is a debt.</param>
/// <param name="Unit">What is counted, at most 60 characters; may be empty.</param>
/// <param name="Visibility">Who sees the resource.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>resource.too-many</c> (100 a region), <c>resource.out-of-range</c>, <c>region.no-such-visibility</c>, <c>id.empty</c>, <c>text.*</c>.</remarks>
[Alias("set-region-resource"), Requires(Permission.RunGame)]
public sealed record SetRegionResource(
    RegionResourceId Resource,
    string Name,
    long Amount,
    string Unit,
    RegionVisibility Visibility) : RegionCommand;
