using Microsoft.Data.Sqlite;
using OrleansCampaigns.Client.Sqlite.Offline;
using OrleansCampaigns.Journal.Sqlite;
using OrleansCampaigns.OfflineApp;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>
/// A program that works offline, killed at each operation of its store and at any moment, with its server killed now and then: the measure is the server's journal.
/// <c>Client.Tests/Offline/DeathTests</c> has every operation before and after, without processes.
/// </summary>
public sealed class OfflineKillTests(ITestOutputHelper output)
{
    private readonly int _seed = ChaosForm.Chosen.Seed;
    private readonly int _operations = ChaosForm.Chosen.IsLong ? 60 : 14;
    private readonly int _moments = ChaosForm.Chosen.IsLong ? 100 : 16;
    private string _phase = "start";

    [Fact]
    public async Task A_client_that_is_killed_anywhere_loses_and_doubles_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("campaigns-offline-").FullName;
        await using var server = Server(folder);
        try
        {
            server.Start();
            using var limit = new CancellationTokenSource(LocalCluster.StartMax);
            await server.ReadyAsync(limit.Token);
            var table = await PlayedTable.CreateAsync([server.Address], players: 0, spectators: 0);
            var device = new OfflineDevice(new AppOrders(folder, server.Address, table.Owner.Token, table.Owner.User, table.Campaign, table.Session, DieAt: 0, Before: false, Finish: false));
            await KillAsync(device, server);
            await FinishAsync(device, server, table, folder);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"Seed {_seed}, phase: {_phase}. {failure.Message}\n{server.Tail(20)}", failure);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_file_that_one_process_has_open_is_refused_to_another_and_free_when_that_is_killed()
    {
        var folder = Directory.CreateTempSubdirectory("campaigns-offline-").FullName;
        var nobody = Person.Named("Nobody");
        var device = new OfflineDevice(new AppOrders(folder, new Uri("http://127.0.0.1:9"), nobody.Token, nobody.User, new(Guid.NewGuid()), new(Guid.NewGuid()), DieAt: 0, Before: false, Finish: false));
        await using (await SqliteOfflineStore.OpenAsync(device.Orders.File)) Assert.Equal(AppOrders.FileInUse, await device.TryAsync());

        await device.DieAtAsync(1, before: false);
        await using (await SqliteOfflineStore.OpenAsync(device.Orders.File)) Assert.Equal(AppOrders.FileInUse, await device.TryAsync());

        Directory.Delete(folder, recursive: true);
    }

    private async Task KillAsync(OfflineDevice device, ServerProcess server)
    {
        var random = new Random(_seed);
        for (var operation = 1; operation <= _operations; operation++)
        {
            Enter($"killed {(operation % 2 == 0 ? "before" : "after")} operation {operation}");
            await device.DieAtAsync(operation, before: operation % 2 == 0);
            if (operation % 12 == 5) server.Kill();
        }

        for (var moment = 1; moment <= _moments; moment++)
        {
            var life = TimeSpan.FromMilliseconds(random.Next(150, 800));
            Enter($"killed after {life.TotalMilliseconds} ms, the {moment}th of {_moments}");
            await device.DieAfterAsync(life);
            if (moment % 12 == 6) server.Kill();
        }
    }

    private async Task FinishAsync(OfflineDevice device, ServerProcess server, PlayedTable table, string folder)
    {
        Enter("last life");
        await device.FinishAsync();
        Enter("verdict");
        await server.KillForGoodAsync();
        await using var store = new SqliteJournalStore(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "journal.db") }.ToString());
        var journal = await FoldedJournal.ReadAsync(store, table.Campaign);
        new Oracle(table, journal).CheckChain();
        var diary = new OfflineDiary(await File.ReadAllLinesAsync(device.Orders.Diary), journal);
        diary.CheckEffects();
        diary.CheckReports();
        diary.CheckUpdates();
        diary.CheckView(table);
        output.WriteLine($"seed {_seed}: client killed {device.Kills} times, server had {server.Lives} lives; {diary.Queued} commands queued, {journal.Rows.Count} events, {diary.Told} reports told, {diary.Updates} updates kept");
    }

    private static ServerProcess Server(string folder) => new("offline-server", folder, new()
    {
        ["Campaigns__Database"] = $"sqlite:{folder}",
        ["Campaigns__ServerName"] = "offline-server",
        ["Campaigns__DevelopmentTokens"] = "true",
    });

    private void Enter(string phase)
    {
        _phase = phase;
        output.WriteLine(phase);
    }
}
