using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Serialization;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>A trusted service inside the cluster's boundary: an Orleans client in this process, finding the servers in the database.</summary>
internal sealed class ClusterClient : IAsyncDisposable
{
    private readonly IHost _host;

    private ClusterClient(IHost host) => _host = host;

    public IClusterClient Grains => _host.Services.GetRequiredService<IClusterClient>();

    public static async Task<ClusterClient> ConnectAsync(LocalCluster cluster)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client => client
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.Name, cluster.Name))
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", cluster.Database))
            .AddMemoryStreams(CampaignStream.Provider)
            .UseConnectionRetryFilter((_, _) => Task.FromResult(false))
            .Services.AddSerializer(serializer => serializer.AddCampaignCommands()));
        var client = new ClusterClient(builder.Build());
        await client._host.StartAsync();
        return client;
    }

    /// <summary>The silo that gives this campaign's events their order now; null when none does.</summary>
    public async Task<SiloAddress?> HomeOfAsync(CampaignId campaign) =>
        await Grains.GetGrain<IManagementGrain>(0).GetActivationAddress(Grains.GetJournal(campaign));

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
