using Microsoft.Extensions.Logging;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>What every entity grain works with; one for a silo.</summary>
public sealed class EntityShell(IJournalStore store, JournalWriter writer, CampaignReplicas replicas, CommandMetrics metrics, TimeProvider clock, ILoggerFactory loggers)
{
    /// <summary>Names the build of the rules: a snapshot of any other build is not believed, because its fold may differ.</summary>
    public static string RulesBuild { get; } = typeof(DomainEvent).Module.ModuleVersionId.ToString("N");

    public IJournalStore Store { get; } = store;

    public JournalWriter Writer { get; } = writer;

    public CampaignReplicas Replicas { get; } = replicas;

    public CommandMetrics Metrics { get; } = metrics;

    public ILogger Logger { get; } = loggers.CreateLogger("OrleansCampaigns.Entities");

    /// <summary>Now, in whole microseconds: what both databases hold exactly, so that a hash over it can be computed again.</summary>
    public DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
