using Orleans;

namespace OrleansCampaigns.Benchmarks.Baselines;

[GenerateSerializer, Immutable, Alias("benchmark-receipt")]
public sealed record BaselineReceipt([property: Id(0)] Guid Command, [property: Id(1)] long Version);
