using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>What a silo has of a campaign in memory.</summary>
/// <param name="Replica">Null when it has none, or one that serves nothing.</param>
/// <param name="Live">Its entities that are active here.</param>
/// <param name="Handlers">Handlers that are at work on it here.</param>
/// <param name="RulesBuild">The silo's build of the rules: what two builds fold need not be equal.</param>
[GenerateSerializer, Immutable, Alias("silo-fingerprints")]
public sealed record SiloFingerprints(
    [property: Id(0)] MomentFingerprint? Replica,
    [property: Id(1)] ImmutableArray<EntityRef> Live,
    [property: Id(2)] ImmutableArray<LiveHandler> Handlers,
    [property: Id(3)] string RulesBuild);
