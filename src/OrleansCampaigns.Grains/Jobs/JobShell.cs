using Microsoft.Extensions.Logging;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>What every running job works with; one for a silo.</summary>
internal sealed class JobShell(IJobStore store, JobKinds kinds, JobLimits limits, JobsHere here, JobNews news, JobMetrics metrics, JobFiles files, TimeProvider clock, ILoggerFactory loggers)
{
    public IJobStore Store { get; } = store;

    public JobKinds Kinds { get; } = kinds;

    public JobLimits Limits { get; } = limits;

    public JobsHere Here { get; } = here;

    public JobNews News { get; } = news;

    public JobMetrics Metrics { get; } = metrics;

    public JobFiles Files { get; } = files;

    public TimeProvider Clock { get; } = clock;

    public ILogger Logger { get; } = loggers.CreateLogger("OrleansCampaigns.Jobs");

    /// <summary>In whole microseconds, which both databases hold exactly.</summary>
    public DateTimeOffset Now => Whole(Clock.GetUtcNow());

    public static DateTimeOffset Whole(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
}
