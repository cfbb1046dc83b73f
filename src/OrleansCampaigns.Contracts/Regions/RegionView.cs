using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>One region as a main channel sees it. Every part holds only what this audience sees.</summary>
/// <param name="Weather">What it is now; may be empty.</param>
/// <param name="Borders">Borders set on this region, by the region they lead to. Two regions touch when either names the other.</param>
/// <param name="Secrets">Null except for game masters.</param>
[Alias("region-view")]
public sealed record RegionView(
    RegionId Region,
    string Name,
    string Terrain,
    string Description,
    string Weather,
    ImmutableSortedDictionary<RegionId, BorderView> Borders,
    ImmutableSortedDictionary<RouteId, RouteView> Routes,
    ImmutableSortedDictionary<FactionId, FactionInfluenceView> Influence,
    ImmutableSortedDictionary<ClockId, ClockView> Clocks,
    ImmutableSortedDictionary<ThreatId, ThreatView> Threats,
    ImmutableSortedDictionary<RegionResourceId, RegionResourceView> Resources,
    ImmutableSortedDictionary<FactId, FactView> Facts,
    RegionSecrets? Secrets = null);
