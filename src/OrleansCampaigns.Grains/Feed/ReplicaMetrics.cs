using System.Diagnostics.Metrics;

namespace OrleansCampaigns.Grains.Feed;

/// <summary>Figures of this silo's replicas.</summary>
public sealed class ReplicaMetrics : IDisposable
{
    public const string MeterName = "OrleansCampaigns.Replicas";

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<long> _lag;
    private readonly Counter<long> _faults;

    public ReplicaMetrics()
    {
        _faults = _meter.CreateCounter<long>("campaigns.replica.faults", "{replica}", "Replicas that could not fold their journal: each is made anew. More than none is a bug or a damaged journal.");
        _lag = _meter.CreateHistogram<long>("campaigns.replica.lag", "{event}", "Events by which a replica was behind its journal when the heads were read.");
    }

    public void Faulted() => _faults.Add(1);

    /// <summary>Looked at when the metrics are read.</summary>
    internal void Observe(CampaignReplicas replicas)
    {
        _meter.CreateObservableUpDownCounter("campaigns.replica.held", () => replicas.Held.Count(), "{replica}", "Replicas in memory.");
        _meter.CreateObservableUpDownCounter("campaigns.replica.waiting", () => replicas.Held.Sum(held => held.Replica.Waiting), "{event}", "Hints that are not folded: while a gap is read, or another thread folds.");
    }

    public void Lag(long events) => _lag.Record(events);

    public void Dispose() => _meter.Dispose();
}
