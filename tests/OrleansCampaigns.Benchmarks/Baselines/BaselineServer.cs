using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Hosting;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Journal.Postgres;

namespace OrleansCampaigns.Benchmarks.Baselines;

/// <summary>A process of its own: Kestrel, SignalR and a silo like the product's, on the same database.</summary>
internal static class BaselineServer
{
    public const string Verb = "baseline";
    public const string HealthPath = "/health/ready";

    private const string Invariant = "Npgsql";

    /// <param name="args">URL, silo port, gateway port, connection string.</param>
    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", args[0]);
        var (siloPort, gatewayPort, connectionString) = (int.Parse(args[1], null), int.Parse(args[2], null), args[3]);
        builder.Services.AddSingleton(NpgsqlDataSource.Create(connectionString));
        builder.Services.AddSingleton<IJournalStore>(services => new PostgresJournalStore(services.GetRequiredService<NpgsqlDataSource>()));
        builder.Services.AddSingleton(services => new JournalWriter(services.GetRequiredService<IJournalStore>(), PostgresJournalStore.LanesBest));
        builder.Services.AddSingleton<BareJournal>();
        // The flood hands in whole frames.
        builder.Services.AddSignalR(options => options.MaximumReceiveMessageSize = null);
        builder.UseOrleans(silo => AddStoringSilo(silo, siloPort, gatewayPort, connectionString));
        await using var app = builder.Build();
        app.MapHub<BaselineHub>(BaselineHub.Path);
        app.MapGet(HealthPath, () => "ready");
        await app.RunAsync();
    }

    public static void AddStoringSilo(ISiloBuilder silo, int siloPort, int gatewayPort, string connectionString)
    {
        silo.UseLocalhostClustering(siloPort, gatewayPort);
        silo.AddAdoNetGrainStorage(StoringGrain.Storage, storage => (storage.Invariant, storage.ConnectionString) = (Invariant, connectionString));
    }
}
