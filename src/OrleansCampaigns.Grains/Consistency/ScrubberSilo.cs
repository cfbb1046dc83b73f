using Microsoft.Extensions.DependencyInjection;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>What a silo needs to verify its campaigns. The host adds <see cref="JournalTables"/>, <see cref="GrainStateTable"/> and <see cref="FindingTable"/>.</summary>
public static class ScrubberSilo
{
    public static ISiloBuilder AddScrubber(this ISiloBuilder silo, ScrubPlan plan)
    {
        silo.Services.AddSingleton(plan);
        silo.Services.AddSingleton<SnapshotReader>();
        silo.Services.AddSingleton<VerificationParts>();
        silo.Services.AddSingleton<LiveCampaign>();
        silo.Services.AddSingleton<ScrubMetrics>();
        silo.Services.AddSingleton<ClusterVerifier>();
        silo.Services.AddSingleton<ICampaignVerifier>(services => services.GetRequiredService<ClusterVerifier>());

        // On demand it is as fast as when it walks by itself, or as by default.
        silo.Services.AddSingleton(services => new ScrubPace(
            plan.RowsPerSecond > 0 ? plan.RowsPerSecond : DefaultRowsPerSecond, services.GetRequiredService<JournalWriter>(), services.GetRequiredService<TimeProvider>()));
        silo.Services.AddHostedService<ScrubStarter>();
        return silo;
    }

    /// <summary>A few percent of a core, and 86 million rows a day.</summary>
    public const int DefaultRowsPerSecond = 1_000;
}
