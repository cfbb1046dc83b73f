using System.Collections.Immutable;
using System.Diagnostics;
using Npgsql;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Journal.Postgres;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>
/// Many handlers that fail at random, on servers that are killed at random: each handles each of its events with one effect, in the order of each entity, and the
/// dead letters are exactly the events that were poison.
/// </summary>
public sealed class HandlersTests(ITestOutputHelper output)
{
    private const int Hands = 4;
    private const int PauseMillisecondsMax = 1_500;

    private static readonly TimeSpan QuietMax = TimeSpan.FromMinutes(3);

    private readonly ChaosForm _form = ChaosForm.Chosen;
    private string _phase = "start";

    [Fact]
    public async Task Every_handler_handles_each_of_its_events_once_and_in_order_whatever_fails_or_is_killed()
    {
        await using var postgres = await ThrowawayPostgres.StartAsync();
        await using var cluster = await LocalCluster.StartAsync(postgres.ConnectionString, servers: 3, new()
        {
            [ServerProcess.StartupVariable] = typeof(ChaosHandlers).Assembly.GetName().Name!,
            [ChaosHandlers.CountVariable] = $"{_form.Handlers}",
            ["Campaigns__CommandsPerSecond"] = "100000",
            ["Campaigns__CommandBurst"] = "1000000",
        });
        try
        {
            await using var database = NpgsqlDataSource.Create(postgres.ConnectionString);
            await RunAsync(cluster, new PostgresJournalStore(database), new PostgresHandlerStore(database));
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"Seed {_form.Seed}, phase: {_phase}. {failure.Message}\n{cluster.Tails()}", failure);
        }
    }

    private async Task RunAsync(LocalCluster cluster, PostgresJournalStore journal, PostgresHandlerStore handlers)
    {
        var began = Stopwatch.GetTimestamp();
        var tables = await Task.WhenAll(Enumerable.Range(0, _form.HandledCampaigns).Select(_ => HandledTable.CreateAsync(cluster.Addresses, _form.Handlers)));
        var playing = Task.WhenAll(tables.Select((table, n) => table.PlayAsync(cluster.Addresses, _form.HandledEvents / tables.Length, Hands, _form.Seed + (n * Hands))));
        await KillAsync(cluster, tables, playing);
        await playing;
        Enter($"all {tables.Sum(table => table.Answered)} events are in after {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s; the last kill, then quiet");
        cluster.Servers[0].Kill();
        await QuietAsync(tables, journal, handlers);
        Enter($"quiet after {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s; the comparison");
        await CompareAsync(cluster, tables, journal, handlers);
    }

    private async Task KillAsync(LocalCluster cluster, HandledTable[] tables, Task playing)
    {
        var random = new Random(_form.Seed);
        for (var kill = 1; kill <= _form.HandlerKills && !playing.IsCompleted; kill++)
        {
            var share = _form.HandledEvents * kill / (_form.HandlerKills + 1);
            while (tables.Sum(table => table.Answered) < share && !playing.IsCompleted) await Task.Delay(20); // answers come to many hands; their sum is looked at
            var victim = cluster.Servers[random.Next(cluster.Servers.Length)];
            using var limit = new CancellationTokenSource(LocalCluster.StartMax);
            await Task.WhenAny(cluster.Servers.Where(server => server != victim).Select(server => server.ReadyAsync(limit.Token)));
            Enter($"kill {kill} of {_form.HandlerKills}: {victim.Name}, {tables.Sum(table => table.Answered)} events");
            victim.Kill();
            await Task.Delay(random.Next(PauseMillisecondsMax)); // so that kills meet each other's recovery, or do not
        }
    }

    /// <summary>Nobody sends anything: what is left is the handlers' own to find. Quiet is when every handler's position is at the end of every journal.</summary>
    private async Task QuietAsync(HandledTable[] tables, PostgresJournalStore journal, PostgresHandlerStore handlers)
    {
        var names = Enumerable.Range(0, _form.Handlers).Select(ChaosHandler.NameOf).ToArray();
        var (moved, last) = (Stopwatch.GetTimestamp(), 0L);
        while (true)
        {
            var backlog = await handlers.ListBacklogAsync(names, Guid.Empty, JournalLimits.ReadRowsMax, CancellationToken.None);
            if (backlog.All(campaign => !campaign.IsBehind)) return;
            var now = (await journal.ReadHeadsAsync([.. tables.Select(table => table.Campaign.Value)], CancellationToken.None)).Sum(head => head.Sequence);
            if (now != last) (moved, last) = (Stopwatch.GetTimestamp(), now);
            Assert.True(Stopwatch.GetElapsedTime(moved) < QuietMax, $"{backlog.Count(campaign => campaign.IsBehind)} campaigns stay behind, and nothing more happens.");
            await Task.Delay(100); // other processes: their positions have no signal
        }
    }

    private async Task CompareAsync(LocalCluster cluster, HandledTable[] tables, PostgresJournalStore journal, PostgresHandlerStore handlers)
    {
        var (events, effects, planted) = (0, 0, new List<(string Handler, Guid Campaign, long Sequence)>());
        foreach (var table in tables)
        {
            var found = await table.CheckAsync(journal);
            events += found.Events;
            effects += found.Effects;
            planted.AddRange(found.Poisoned.Select(poison => (poison.Handler, table.Campaign.Value, poison.Sequence)));
        }

        var dead = await DeadAsync(handlers);
        Assert.Empty(dead.Select(Place).Except(planted));
        Assert.Empty(planted.Except(dead.Select(Place)));
        Assert.All(dead, letter => Assert.StartsWith("FormatException", letter.Error, StringComparison.Ordinal));
        Assert.Equal(_form.HandledEvents / tables.Length * tables.Length, events);
        Assert.NotEmpty(planted);
        Assert.InRange(cluster.Servers.Sum(server => server.Lives), cluster.Servers.Length + _form.HandlerKills, int.MaxValue); // each kill was one
        Say($"""
            seed {_form.Seed}: {_form.Handlers} handlers, {tables.Length} campaigns, {events} events, {cluster.Servers.Sum(server => server.Lives)} processes started
            {effects} effects, each once and in the order of its entity; {dead.Count} dead letters, exactly the {planted.Count} planted
            """);

        static (string, Guid, long) Place(DeadLetter letter) => (letter.Handler, letter.CampaignId, letter.Sequence);
    }

    private static async Task<List<DeadLetter>> DeadAsync(PostgresHandlerStore handlers)
    {
        var dead = new List<DeadLetter>();
        (string, Guid, long) after = ("", Guid.Empty, 0);
        while (await handlers.ListDeadAsync(after, 1_000, CancellationToken.None) is { IsEmpty: false } page)
        {
            dead.AddRange(page);
            after = (page[^1].Handler, page[^1].CampaignId, page[^1].Sequence);
        }

        return dead;
    }

    private void Enter(string phase)
    {
        _phase = phase;
        Say(phase);
    }

    private void Say(string text)
    {
        output.WriteLine(text);
        if (_form.IsLong) Console.WriteLine(text);
    }
}
