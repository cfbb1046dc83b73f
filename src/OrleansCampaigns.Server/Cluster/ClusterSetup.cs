using Orleans.Configuration;

namespace OrleansCampaigns.Server.Cluster;

/// <summary>What a silo that shares its campaigns with others needs beside Orleans.</summary>
public static class ClusterSetup
{
    /// <summary>A call without an answer for this long has an unknown outcome; the gateway then sends the same command again.</summary>
    public static readonly TimeSpan ResponseMax = TimeSpan.FromSeconds(10);

    public static void AddClusterWatch(this ISiloBuilder silo)
    {
        silo.Services.AddHostedService<ClusterWatch>();
        silo.Services.AddSingleton<DeadRows>();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(services => services.GetRequiredService<DeadRows>());
        silo.Services.AddSingleton<Drain>();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(services => services.GetRequiredService<Drain>());

        // Probes under 2 s misfire under load: a stalled silo then kills its healthy neighbours.
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = TimeSpan.FromSeconds(2);
            membership.NumMissedProbesLimit = 3;
            membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
            membership.DefunctSiloCleanupPeriod = TimeSpan.FromMinutes(10);
        });
    }

    public static void LimitResponses(this ISiloBuilder silo)
    {
        silo.Configure<SiloMessagingOptions>(messaging => (messaging.ResponseTimeout, messaging.SystemResponseTimeout) = (ResponseMax, ResponseMax));
        silo.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseMax);
    }
}
