using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>One region as a main channel sees it. Every part holds only what this audience sees.</summary>
/// <param name="Weather">What it is now; may be empty.</param>
/// <param name="Borders">Borders set on this region, by the region they lead to. Two regions touch when either names the other.</param>
/// <param name="Secrets">Null except for game masters.</param>
[GenerateSerializer, Immutable, Alias("region-view")]
public sealed record RegionView(
    [property: Id(0)] RegionId Region,
    [property: Id(1)] string Name,
    [property: Id(2)] string Terrain,
    [property: Id(3)] string Description,
    [property: Id(4)] string Weather,
    [property: Id(5)] ImmutableSortedDictionary<RegionId, BorderView> Borders,
    [property: Id(6)] ImmutableSortedDictionary<RouteId, RouteView> Routes,
    [property: Id(7)] ImmutableSortedDictionary<FactionId, FactionInfluenceView> Influence,
    [property: Id(8)] ImmutableSortedDictionary<ClockId, ClockView> Clocks,
    [property: Id(9)] ImmutableSortedDictionary<ThreatId, ThreatView> Threats,
    [property: Id(10)] ImmutableSortedDictionary<RegionResourceId, RegionResourceView> Resources,
    [property: Id(11)] ImmutableSortedDictionary<FactId, FactView> Facts,
    [property: Id(12)] RegionSecrets? Secrets = null);
