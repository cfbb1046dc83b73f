using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Takes a threat away, resolved or not.</summary>
/// <param name="Threat">The threat.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>threat.unknown</c>.</remarks>
[Alias("remove-threat"), Requires(Permission.RunGame)]
public sealed record RemoveThreat(ThreatId Threat) : RegionCommand;
