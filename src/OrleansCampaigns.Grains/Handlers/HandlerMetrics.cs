using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>Figures of this silo's handlers, by handler. A lag that grows is a handler that is too slow or that keeps failing.</summary>
internal sealed class HandlerMetrics : IDisposable
{
    public const string MeterName = "OrleansCampaigns.Handlers";

    private readonly Meter _meter = new(MeterName);
    private readonly EventHandlers _handlers;
    private readonly HandlersHere _here;
    private readonly ConcurrentDictionary<string, bool> _open = new();
    private readonly ConcurrentDictionary<string, long> _waiting = new();
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _handled;
    private readonly Counter<long> _retried;
    private readonly Counter<long> _deadLetters;

    public HandlerMetrics(EventHandlers handlers, HandlersHere here)
    {
        (_handlers, _here) = (handlers, here);
        _meter.CreateObservableGauge("campaigns.handler.lag", () => Each(active => active.Sum(progress => progress.Behind)), "{event}", "Events of the journals that are not finished.");
        _meter.CreateObservableGauge(
            "campaigns.handler.lag.age", () => Each(active => active.Select(progress => progress.Age.TotalSeconds).DefaultIfEmpty().Max()), "s", "Age of the oldest unfinished event.");
        _meter.CreateObservableGauge("campaigns.handler.breaker.open", () => Each(_ => 0L, name => _open.ContainsKey(name) ? 1L : 0L), "{breaker}", "1 while the outside service is left alone.");
        _meter.CreateObservableGauge(
            "campaigns.handler.dead_letters.waiting", () => Each(_ => 0L, name => _waiting.GetValueOrDefault(name)), "{event}", "Events that fail and are tried again because there is no room for their dead letters.");
        _duration = _meter.CreateHistogram("campaigns.handler.duration", "s", "From the first try at an event to its end, pauses included.", tags: null, Journal.DurationBuckets.Seconds);
        _handled = _meter.CreateCounter<long>("campaigns.handler.handled", "{event}", "Events handled; after a crash some of them once more.");
        _retried = _meter.CreateCounter<long>("campaigns.handler.retried", "{try}", "Failed tries after which another came.");
        _deadLetters = _meter.CreateCounter<long>("campaigns.handler.dead_letters", "{event}", "Events given up; each waits for an operator.");
    }

    public void Handled(string handler, TimeSpan duration)
    {
        _handled.Add(1, Of(handler));
        _duration.Record(duration.TotalSeconds, Of(handler));
    }

    public void Retried(string handler) => _retried.Add(1, Of(handler));

    public void GivenUp(string handler) => _deadLetters.Add(1, Of(handler));

    /// <summary>There is no room for the dead letter of an event; it is tried again.</summary>
    public void Waits(string handler) => _waiting.AddOrUpdate(handler, 1, (_, waiting) => waiting + 1);

    /// <summary>It is being tried again.</summary>
    public void WaitsNoMore(string handler) => _waiting.AddOrUpdate(handler, 0, (_, waiting) => waiting - 1);

    public void Opened(string handler) => _open[handler] = true;

    public void Closed(string handler) => _open.TryRemove(handler, out _);

    public void Dispose() => _meter.Dispose();

    /// <summary>One figure for each handler of the build, those that are idle too.</summary>
    private IEnumerable<Measurement<T>> Each<T>(Func<IEnumerable<HandlerProgress>, T> ofActive, Func<string, T>? ofName = null)
        where T : struct
    {
        var active = ofName is null ? _here.Active.ToLookup(progress => progress.Handler, StringComparer.Ordinal) : null;
        return _handlers.All.Select(handler => new Measurement<T>(ofName is null ? ofActive(active![handler.Name]) : ofName(handler.Name), Of(handler.Name)));
    }

    private static KeyValuePair<string, object?> Of(string handler) => new("handler", handler);
}
