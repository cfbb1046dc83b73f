using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Changes who sees a threat.</summary>
/// <param name="Threat">The threat.</param>
/// <param name="Visibility">One of <see cref="RegionVisibility"/>.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>threat.unknown</c>, <c>region.no-such-visibility</c>.</remarks>
[Alias("set-threat-visibility"), Requires(Permission.RunGame)]
public sealed record SetThreatVisibility(ThreatId Threat, RegionVisibility Visibility) : RegionCommand;
