using System.Diagnostics.Metrics;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>Figures of the handlers, by handler. A lag that grows is a handler that is too slow or that keeps failing.</summary>
public sealed class HandlerMetrics : IDisposable
{
    public const string MeterName = "OrleansCampaigns.Handlers";

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<long> _lag;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _deadLetters;

    public HandlerMetrics()
    {
        _lag = _meter.CreateHistogram<long>("campaigns.handler.lag", "{event}", "Events of the journal that were not finished when the handler was told of new ones.");
        _duration = _meter.CreateHistogram<double>("campaigns.handler.duration", "s", "From the first try at an event to its end, pauses included.");
        _failures = _meter.CreateCounter<long>("campaigns.handler.failures", "{try}", "Failed tries.");
        _deadLetters = _meter.CreateCounter<long>("campaigns.handler.dead_letters", "{event}", "Events given up; each waits for an operator.");
    }

    public void Told(string handler, long behind) => _lag.Record(behind, Of(handler));

    public void Finished(string handler, TimeSpan duration) => _duration.Record(duration.TotalSeconds, Of(handler));

    public void Failed(string handler) => _failures.Add(1, Of(handler));

    public void GivenUp(string handler) => _deadLetters.Add(1, Of(handler));

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Of(string handler) => new("handler", handler);
}
