using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>What every handler grain works with; one for a silo.</summary>
internal sealed class HandlerShell(
    EventHandlers handlers,
    IJournalStore journal,
    IHandlerStore store,
    CampaignGateway gateway,
    HandlersHere here,
    DeadLetterBox deadLetters,
    HandlerMetrics metrics,
    HandlerPace pace,
    TimeProvider clock,
    ILoggerFactory loggers)
{
    public const string TraceSource = "OrleansCampaigns.Handlers";

    private static readonly ActivitySource Traces = new(TraceSource);

    private readonly ConcurrentDictionary<string, Recovery> _recoveries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _begins = new(StringComparer.Ordinal);

    public EventHandlers Handlers { get; } = handlers;

    public IJournalStore Journal { get; } = journal;

    public IHandlerStore Store { get; } = store;

    public CampaignGateway Gateway { get; } = gateway;

    public HandlersHere Here { get; } = here;

    public DeadLetterBox DeadLetters { get; } = deadLetters;

    public HandlerMetrics Metrics { get; } = metrics;

    public HandlerPace Pace { get; } = pace;

    public TimeProvider Clock { get; } = clock;

    public ILogger Logger { get; } = loggers.CreateLogger("OrleansCampaigns.Handlers");

    public Recovery RecoveryOf(IEventHandler handler) => _recoveries.GetOrAdd(handler.Name, _ => new Recovery(handler, Metrics, Clock, Logger));

    /// <summary>Events recorded before this are not for the handler.</summary>
    public async ValueTask<DateTimeOffset> BeginOfAsync(IEventHandler handler, CancellationToken cancellationToken)
    {
        if (handler.TakesThePast) return DateTimeOffset.MinValue;
        if (_begins.TryGetValue(handler.Name, out var known)) return known;
        return _begins[handler.Name] = await Store.BeginAsync(handler.Name, Clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>Between the tries at an event that cannot be given up because there is no room for its dead letter.</summary>
    public async Task WaitForRoomAsync(string handler, CancellationToken stopping)
    {
        Metrics.Waits(handler);
        try
        {
            await Task.Delay(Pace.FullPause, Clock, stopping);
        }
        finally
        {
            Metrics.WaitsNoMore(handler);
        }
    }

    /// <summary>The trace of all tries at one event. There is one even where none is recorded: its id is in the log lines of the tries and in the dead letter.</summary>
    public static Activity Trace(string handler)
    {
        Activity.Current = null; // what lets an event be read is not what caused it
        return Traces.StartActivity($"handle {handler}", ActivityKind.Consumer) ?? new Activity("handle").Start();
    }
}
