using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Handlers;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Journal.Postgres;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Benchmarks.Handlers;

/// <summary>The product's silo in this process, with handlers, and campaigns with regions; commands go in at the gateway, so that no door is measured.</summary>
internal sealed class HandlingSilo : IAsyncDisposable
{
    private static readonly UserId Owner = new(new Guid("00000001-0000-4000-8000-000000000001"));

    private readonly IHost _host;
    private readonly CampaignGateway _gateway;

    private HandlingSilo(IHost host, ImmutableArray<(CampaignId, RegionId)> regions) =>
        (_host, _gateway, Regions) = (host, host.Services.GetRequiredService<CampaignGateway>(), regions);

    public ImmutableArray<(CampaignId Campaign, RegionId Region)> Regions { get; private set; }

    public static async Task<HandlingSilo> StartAsync(BenchmarkDatabase database, int campaigns, int regionsOfEach, IEnumerable<IEventHandler> handlers)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IJournalStore>(new PostgresJournalStore(database.DataSource));
        builder.Services.AddSingleton<IHandlerStore>(new PostgresHandlerStore(database.DataSource));
        builder.Services.AddSingleton<IInboxStore>(new PostgresInboxStore(database.DataSource));
        builder.Services.AddSingleton<ICalendarStore>(new PostgresCalendarStore(database.DataSource));
        builder.Services.AddSingleton(services => new JournalWriter(services.GetRequiredService<IJournalStore>(), PostgresJournalStore.LanesBest));
        foreach (var handler in handlers) builder.Services.AddSingleton(handler);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(ServerProcess.FreePort(), ServerProcess.FreePort());
            silo.AddGrainStorages("Npgsql", database.ConnectionString, oneWriter: false);
            silo.AddCampaigns();
        });
        var host = builder.Build();
        await host.StartAsync();
        var running = new HandlingSilo(host, []);
        running.Regions = [.. (await Task.WhenAll(Enumerable.Range(0, campaigns).Select(_ => running.CampaignAsync(regionsOfEach)))).SelectMany(own => own)];
        return running;
    }

    public async Task SendAsync(CampaignId campaign, Command command, UserId? sender = null)
    {
        var outcome = await _gateway.SendAsync(new CommandRequest(new CommandId(Guid.NewGuid()), campaign, sender ?? Owner, command, null), CancellationToken.None);
        if (outcome.Refusal is { } refusal) throw new InvalidOperationException($"{refusal.Code}: {refusal.Message}");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private async Task<ImmutableArray<(CampaignId, RegionId)>> CampaignAsync(int regions)
    {
        var campaign = new CampaignId(Guid.NewGuid());
        var own = ImmutableArray.CreateBuilder<(CampaignId, RegionId)>(regions);
        await SendAsync(campaign, new CreateCampaign("The Drowned Bell", "Ada"));
        for (var n = 0; n < regions; n++)
        {
            var region = new RegionId(Guid.NewGuid());
            await SendAsync(campaign, new CreateRegion("Salt marsh") { Region = region });
            own.Add((campaign, region));
        }

        return own.MoveToImmutable();
    }
}
