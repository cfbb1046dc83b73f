using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Takes away the border that was set on this region; one that was set on the other region stays.</summary>
/// <param name="To">The other region.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>border.unknown</c>.</remarks>
[Alias("remove-border"), Requires(Permission.RunGame)]
public sealed record RemoveBorder(RegionId To) : RegionCommand;
