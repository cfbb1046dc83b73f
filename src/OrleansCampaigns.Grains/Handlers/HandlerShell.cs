using Microsoft.Extensions.Logging;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>What every handler grain works with; one for a silo.</summary>
public sealed class HandlerShell(
    EventHandlers handlers, IJournalStore store, IDeadLetterStore deadLetters, CampaignGateway gateway, HandlerMetrics metrics, TimeProvider clock, ILoggerFactory loggers)
{
    public EventHandlers Handlers { get; } = handlers;

    public IJournalStore Store { get; } = store;

    public IDeadLetterStore DeadLetters { get; } = deadLetters;

    public CampaignGateway Gateway { get; } = gateway;

    public HandlerMetrics Metrics { get; } = metrics;

    public TimeProvider Clock { get; } = clock;

    public ILogger Logger { get; } = loggers.CreateLogger("OrleansCampaigns.Handlers");
}
