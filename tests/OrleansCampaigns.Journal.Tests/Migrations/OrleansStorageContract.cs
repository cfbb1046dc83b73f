using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Storage;

namespace OrleansCampaigns.Journal.Tests.Migrations;

/// <summary>Orleans' own grain storage, clustering and reminders on the migrated tables: the providers of the package, in a silo.</summary>
public abstract class OrleansStorageContract : OnDatabase
{
    private const string Storage = "snapshots";
    private const string StateName = "campaign-snapshot";

    /// <summary>What the storage keeps in these tests.</summary>
    [GenerateSerializer]
    [Alias("journal-tests.note")]
    public sealed class Note
    {
        [Id(0)]
        public string Text { get; set; } = "";
    }

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_first_writes_that_race_one_wins_and_one_row_is_left()
    {
        using var silo = await StartAsync();
        var storage = silo.Services.GetRequiredKeyedService<IGrainStorage>(Storage);
        for (var race = 0; race < 200; race++)
        {
            var grain = GrainId.Create("note", Guid.NewGuid().ToString("N"));
            var wins = await Task.WhenAll(Enumerable.Range(0, 2).Select(writer => Task.Run(() => WinsAsync(storage, grain, writer))));
            Assert.Single(wins, won => won);
            Assert.Equal(race + 1, await Database.CountAsync("SELECT count(*) FROM orleans_storage"));
        }

        await silo.StopAsync(Stop);
    }

    [Fact]
    public async Task State_is_written_read_cleared_and_guarded_by_its_version()
    {
        using var silo = await StartAsync();
        var storage = silo.Services.GetRequiredKeyedService<IGrainStorage>(Storage);
        var grain = GrainId.Create("note", $"{Guid.NewGuid():N}+with an extension");
        var mine = new GrainState<Note>(new Note { Text = "first" });
        await storage.WriteStateAsync(StateName, grain, mine);
        var theirs = new GrainState<Note>(new Note());
        await storage.ReadStateAsync(StateName, grain, theirs);
        Assert.Equal(("first", true), (theirs.State!.Text, theirs.RecordExists));

        mine.State!.Text = "second";
        await storage.WriteStateAsync(StateName, grain, mine);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync(StateName, grain, theirs));
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.ClearStateAsync(StateName, grain, theirs));
        await storage.ReadStateAsync(StateName, grain, theirs);
        Assert.Equal("second", theirs.State!.Text);
        await storage.ClearStateAsync(StateName, grain, theirs);
        await storage.ReadStateAsync(StateName, grain, mine);
        Assert.False(mine.RecordExists);
        mine.State!.Text = "third";
        await storage.WriteStateAsync(StateName, grain, mine);
        await silo.StopAsync(Stop);
    }

    protected virtual void Configure(ISiloBuilder silo) => silo.UseLocalhostClustering(FreePort(), FreePort());

    protected static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    protected async Task<IHost> StartAsync()
    {
        await Database.MigrateAsync();
        var host = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        host.UseOrleans(silo =>
        {
            silo.Configure<EndpointOptions>(endpoints => endpoints.AdvertisedIPAddress = IPAddress.Loopback);
            Configure(silo);
            silo.AddAdoNetGrainStorage(Storage, storage => (storage.Invariant, storage.ConnectionString) = (Database.OrleansInvariant, Database.ConnectionString));
        });
        var built = host.Build();
        await built.StartAsync(Stop);
        return built;
    }

    private static async Task<bool> WinsAsync(IGrainStorage storage, GrainId grain, int writer)
    {
        try
        {
            await storage.WriteStateAsync(StateName, grain, new GrainState<Note>(new Note { Text = $"writer {writer}" }));
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }
}
