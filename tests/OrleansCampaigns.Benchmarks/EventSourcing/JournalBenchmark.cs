using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;
using OrleansCampaigns.Benchmarks.Baselines;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Journal.Postgres;

namespace OrleansCampaigns.Benchmarks.EventSourcing;

/// <summary>The journal alone: no hub, no domain.</summary>
internal sealed class JournalBenchmark : IBenchmark
{
    private const int Writers = 256;
    private const int PayloadBytes = 250;
    private const string Product = "journal, fenced";
    private const string Unfenced = "same batches without fences";
    private const string Storing = "grain with WriteStateAsync";

    public string Name => "journal";

    public string Title => $"Journal events/s at {Writers} waiting writers";

    public async Task<BenchmarkResult> RunAsync(BenchmarkOptions options, BenchmarkDatabase database)
    {
        var measured = new Measurements();
        using var silo = await StartSiloAsync(database);
        foreach (var into in options.Into(measured))
        {
            await AppendAsync(new PostgresJournalStore(database.DataSource), Product, into, options);
            await AppendAsync(new UnfencedStore(database.DataSource), Unfenced, into, options);
            await StoreAsync(silo.Services.GetRequiredService<IGrainFactory>(), into, options);
            await AppendAsync(new UnfencedStore(database.DataSource), Unfenced + ", again", into, options);
            await AppendAsync(new PostgresJournalStore(database.DataSource), Product + ", again", into, options);
        }

        await silo.StopAsync();
        var product = Both(measured, Product);
        return new BenchmarkResult(
            measured.All,
            [new Goal(product.RatioTo(measured[Storing]), 15, AtLeast: true), new Goal(product.RatioTo(Both(measured, Unfenced)), 0.85, AtLeast: true)],
            [
                $"{Writers} writers in one process with the writer, each with a campaign or grain of its own, one event of {PayloadBytes} bytes at a time, the next when the last is durable.",
                $"{PostgresJournalStore.LanesBest} lanes; PostgreSQL on the same machine, fsync on. The grain stores its state as JSON by Microsoft.Orleans.Persistence.AdoNet, called inside the silo.",
                "Fenced and unfenced run twice a round, in the order fenced, unfenced, grain, unfenced, fenced; the ratio is of the round's sums.",
            ]);
    }

    private static Series Both(Measurements measured, string name) =>
        new(name, "events/s", [.. measured[name].Rounds.Zip(measured[name + ", again"].Rounds, (first, second) => (first + second) / 2)]);

    private static async Task AppendAsync(IJournalStore store, string name, Measurements measured, BenchmarkOptions options)
    {
        await using var writer = new JournalWriter(store, PostgresJournalStore.LanesBest);
        var payload = new byte[PayloadBytes];
        Random.Shared.NextBytes(payload);
        var callers = new List<Func<ValueTask>>();
        for (var i = 0; i < Writers; i++)
        {
            var campaign = Guid.NewGuid();
            var tail = new Tail(campaign, await store.TakeOverAsync(campaign, CancellationToken.None));
            callers.Add(async () =>
            {
                if (await writer.AppendAsync(tail.Next(Guid.CreateVersion7(), payload)) is not AppendOutcome.Committed and var outcome) throw new InvalidOperationException($"{outcome}");
            });
        }

        var figures = await ClosedLoop.RunAsync(callers, options);
        measured.Add(name, "events/s", figures.PerSecond);
        measured.Add($"{name}, p50", "ms", figures.MedianMilliseconds);
    }

    private static async Task StoreAsync(IGrainFactory grains, Measurements measured, BenchmarkOptions options)
    {
        var text = new string('x', PayloadBytes - 50);
        var callers = Enumerable.Range(0, Writers).Select(_ => grains.GetGrain<IBaselineGrain>(Guid.NewGuid(), StoringGrain.Class))
            .Select(grain => (Func<ValueTask>)(async () => await grain.ExecuteAsync(new BaselineCommand(Guid.NewGuid(), Guid.Empty, text)))).ToList();
        var figures = await ClosedLoop.RunAsync(callers, options);
        measured.Add(Storing, "events/s", figures.PerSecond);
        measured.Add($"{Storing}, p50", "ms", figures.MedianMilliseconds);
    }

    private static async Task<IHost> StartSiloAsync(BenchmarkDatabase database)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        // Grains of the other baselines live in the same assembly.
        builder.Services.AddSingleton<IJournalStore>(new PostgresJournalStore(database.DataSource));
        builder.UseOrleans(silo => BaselineServer.AddStoringSilo(silo, ServerProcess.FreePort(), ServerProcess.FreePort(), database.ConnectionString));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
