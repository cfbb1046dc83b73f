using Orleans;

namespace OrleansCampaigns.Benchmarks.Baselines;

/// <summary>What a hub without a domain would take: the same ids and the same text as the product's <c>say</c>.</summary>
[GenerateSerializer, Immutable, Alias("benchmark-command")]
public sealed record BaselineCommand([property: Id(0)] Guid Id, [property: Id(1)] Guid Campaign, [property: Id(2)] string Text);
