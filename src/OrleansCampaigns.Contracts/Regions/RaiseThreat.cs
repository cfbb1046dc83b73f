using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Adds a threat.</summary>
/// <param name="Threat">Chosen by the sender.</param>
/// <param name="Name">1 to 120 characters.</param>
/// <param name="Severity">1 to 5.</param>
/// <param name="Visibility">Who sees the threat.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>threat.exists</c>, <c>threat.too-many</c> (200 a region, resolved ones included), <c>threat.severity-out-of-range</c>, <c>region.no-such-visibility</c>, <c>id.empty</c>, <c>text.*</c>.</remarks>
[Alias("raise-threat"), Requires(Permission.RunGame)]
public sealed record RaiseThreat(
    ThreatId Threat,
    string Name,
    int Severity,
    RegionVisibility Visibility) : RegionCommand;
