using System.Diagnostics.Metrics;
using OrleansCampaigns.Contracts.Inbox;

namespace OrleansCampaigns.Grains.Inbox;

/// <summary>What operators see of inboxes.</summary>
public sealed class InboxMetrics : IDisposable
{
    public const string MeterName = "OrleansCampaigns.Inbox";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _told;
    private readonly Histogram<double> _took;

    public InboxMetrics()
    {
        _told = _meter.CreateCounter<long>("campaigns.inbox.told", "{notice}", "Notices put into inboxes.");
        _took = _meter.CreateHistogram("campaigns.inbox.tell.duration", "s", "From the first to the last inbox of one notice.", tags: null, Journal.DurationBuckets.Seconds);
    }

    public void Dispose() => _meter.Dispose();

    internal void Told(InboxKind kind, int users) => _told.Add(users, new KeyValuePair<string, object?>("kind", kind.ToString()));

    internal void Took(TimeSpan time) => _took.Record(time.TotalSeconds);
}
