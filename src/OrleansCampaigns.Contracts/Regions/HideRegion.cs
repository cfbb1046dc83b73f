using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Takes the region, all in it and every border and route that leads to it out of the sight of everybody but game masters. What single users were told of it is hidden with it.</summary>
/// <remarks>Refused: <c>region.unknown</c>.</remarks>
[Alias("hide-region"), Requires(Permission.RunGame)]
public sealed record HideRegion : RegionCommand;
