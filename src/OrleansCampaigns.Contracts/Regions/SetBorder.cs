using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Says that this region touches another, or changes who may know it. A border is kept and shown on the region on which it was set: two regions touch when either names the other. An audience sees it only when it also sees the other region.</summary>
/// <param name="To">Another region of the campaign.</param>
/// <param name="Visibility">Who sees the border.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>region.no-such-neighbour</c>, <c>region.own-neighbour</c>, <c>border.too-many</c> (64 a region), <c>region.no-such-visibility</c>.</remarks>
[Alias("set-border"), Requires(Permission.RunGame)]
public sealed record SetBorder(RegionId To, RegionVisibility Visibility) : RegionCommand;
