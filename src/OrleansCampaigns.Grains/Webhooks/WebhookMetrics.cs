using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>Figures of this silo's webhooks. No campaign, subscription or address is in any of them.</summary>
internal sealed class WebhookMetrics : IDisposable
{
    public const string MeterName = "OrleansCampaigns.Webhooks";

    private readonly Meter _meter = new(MeterName);
    private readonly ConcurrentDictionary<object, DateTimeOffset> _oldestDue = new();
    private readonly Counter<long> _attempts;
    private readonly Counter<long> _deliveries;
    private readonly Counter<long> _disabled;
    private readonly Histogram<double> _duration;

    public WebhookMetrics(TimeProvider clock)
    {
        _attempts = _meter.CreateCounter<long>("campaigns.webhook.attempts", "{try}", "Tries to send a message, by what they ended with.");
        _deliveries = _meter.CreateCounter<long>("campaigns.webhook.deliveries", "{message}", "Messages by what became of them: delivered, dead, or missed because too many waited.");
        _disabled = _meter.CreateCounter<long>("campaigns.webhook.disabled", "{subscription}", "Subscriptions that the server disabled, by why.");
        _duration = _meter.CreateHistogram<double>("campaigns.webhook.duration", "s", "Of a try.", tags: null, Journal.DurationBuckets.Seconds);
        _meter.CreateObservableGauge(
            "campaigns.webhook.due.age",
            () => _oldestDue.Values.Select(due => Math.Max(0, (clock.GetUtcNow() - due).TotalSeconds)).DefaultIfEmpty().Max(),
            "s",
            "Since when the oldest message of this server's subscriptions has been due.");
    }

    public void Tried(AttemptOutcome outcome, TimeSpan duration)
    {
        _attempts.Add(1, new KeyValuePair<string, object?>("outcome", outcome.Error ?? "delivered"));
        _duration.Record(duration.TotalSeconds);
    }

    public void Delivered() => Became("delivered", 1);

    public void Dead(long count) => Became("dead", count);

    public void Missed() => Became("missed", 1);

    public void Disabled(string why) => _disabled.Add(1, new KeyValuePair<string, object?>("why", why));

    /// <param name="sender">Whose.</param>
    /// <param name="oldest">Null when nothing waits.</param>
    public void Due(object sender, DateTimeOffset? oldest)
    {
        if (oldest is { } due) _oldestDue[sender] = due;
        else _oldestDue.TryRemove(sender, out _);
    }

    public void Dispose() => _meter.Dispose();

    private void Became(string outcome, long count) => _deliveries.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
}
