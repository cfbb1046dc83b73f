using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Server;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>Two whole servers in this process, one cluster.</summary>
internal sealed class ServerPair : IAsyncDisposable
{
    private readonly List<WebApplication> _servers = [];

    private ServerPair()
    {
    }

    public ImmutableArray<Uri> Addresses => [.. _servers.Select(server => new Uri(server.Urls.First()))];

    public IServiceProvider ServicesOf(int server) => _servers[server].Services;

    public static async Task<ServerPair> StartAsync(string database)
    {
        await using (var schema = new PostgresCampaignDatabase(database)) await schema.MigrateAsync(CancellationToken.None);
        var pair = new ServerPair();
        var cluster = $"pair-{Guid.NewGuid():N}";
        for (var n = 0; n < 2; n++)
        {
            var server = await ServerHost.BuildAsync(
                [
                    $"--urls=http://127.0.0.1:{FreePorts.Next()}",
                    $"--Campaigns:Database=postgres:{database}",
                    $"--Campaigns:SiloPort={FreePorts.Next()}",
                    $"--Campaigns:GatewayPort={FreePorts.Next()}",
                    $"--Campaigns:ClusterId={cluster}",
                    $"--Campaigns:ServiceId={cluster}",
                    $"--Campaigns:ServerName=pair-{n}",
                    "--Campaigns:DevelopmentTokens=true",
                    "--Campaigns:OtlpEndpoint=http://127.0.0.1:9", // traces are recorded; that nobody takes them harms nothing
                ],
                CancellationToken.None);
            pair._servers.Add(server);
            await server.StartAsync();
        }

        return pair;
    }

    /// <summary>A campaign whose grains live on the second server.</summary>
    public async Task<PlayedTable> TableAtHomeOnSecondAsync(int players = 0)
    {
        var second = _servers[1].Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;
        var grains = _servers[1].Services.GetRequiredService<IGrainFactory>();
        while (true)
        {
            var table = await PlayedTable.CreateAsync([Addresses[1]], players, spectators: 0);
            var home = await grains.GetGrain<IManagementGrain>(0).GetActivationAddress(grains.GetJournal(table.Campaign));
            if (second.Equals(home)) return table;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Enumerable.Reverse(_servers))
        {
            await server.StopAsync();
            await server.DisposeAsync();
        }
    }
}
