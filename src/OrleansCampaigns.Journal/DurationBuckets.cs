using System.Diagnostics.Metrics;

namespace OrleansCampaigns.Journal;

/// <summary>Buckets of the histograms in seconds. OpenTelemetry's own are meant for milliseconds: in them everything under 5 s is one bucket.</summary>
public static class DurationBuckets
{
    public static InstrumentAdvice<double> Seconds { get; } = new() { HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10] };
}
