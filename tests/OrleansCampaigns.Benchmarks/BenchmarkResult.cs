using System.Collections.Immutable;

namespace OrleansCampaigns.Benchmarks;

/// <param name="Figures">Everything measured.</param>
/// <param name="Goals">What of it must reach something.</param>
/// <param name="Conditions">What the reader must know beside the machine, one sentence each.</param>
internal sealed record BenchmarkResult(ImmutableArray<Series> Figures, ImmutableArray<Goal> Goals, ImmutableArray<string> Conditions);
