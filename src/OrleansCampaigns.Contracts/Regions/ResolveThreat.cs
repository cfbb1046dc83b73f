using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Marks a threat as over. It stays visible to those who saw it.</summary>
/// <param name="Threat">The threat.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>threat.unknown</c>.</remarks>
[Alias("resolve-threat"), Requires(Permission.RunGame)]
public sealed record ResolveThreat(ThreatId Threat) : RegionCommand;
