using System.Diagnostics.Metrics;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>Figures of jobs. What runs here and what finished here are this silo's; what waits is the cluster's, as the last look found it.</summary>
internal sealed class JobMetrics : IDisposable
{
    public const string MeterName = "OrleansCampaigns.Jobs";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _finished;
    private volatile JobQueue _queue = new(0, 0, null);
    private double _ageSeconds;

    public JobMetrics(JobsHere here)
    {
        _meter.CreateObservableGauge("campaigns.jobs.running", () => here.Count, "{job}", "Jobs that this server runs.");
        _meter.CreateObservableGauge("campaigns.jobs.waiting", () => _queue.Waiting, "{job}", "Jobs that nobody runs yet, of all servers.");
        _meter.CreateObservableGauge("campaigns.jobs.waiting.age", () => Volatile.Read(ref _ageSeconds), "s", "Since the oldest waiting job was accepted.");
        _finished = _meter.CreateCounter<long>("campaigns.jobs.finished", "{job}", "Jobs that ended here, by kind and outcome.");
    }

    public void Measured(JobQueue queue, DateTimeOffset now)
    {
        _queue = queue;
        Volatile.Write(ref _ageSeconds, queue.OldestWaiting is { } oldest ? Math.Max(0, (now - oldest).TotalSeconds) : 0);
    }

    public void Finished(string kind, StoredJobState outcome) =>
        _finished.Add(1, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("outcome", outcome switch
        {
            StoredJobState.Succeeded => "succeeded",
            StoredJobState.Failed => "failed",
            _ => "cancelled",
        }));

    public void Dispose() => _meter.Dispose();
}
