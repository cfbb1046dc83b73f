using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Changes how grave a threat is.</summary>
/// <param name="Threat">The threat.</param>
/// <param name="Severity">1 to 5.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>threat.unknown</c>, <c>threat.severity-out-of-range</c>.</remarks>
[Alias("set-threat-severity"), Requires(Permission.RunGame)]
public sealed record SetThreatSeverity(ThreatId Threat, int Severity) : RegionCommand;
