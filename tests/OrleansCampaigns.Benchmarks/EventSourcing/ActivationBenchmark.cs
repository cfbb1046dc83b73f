using System.Diagnostics;

namespace OrleansCampaigns.Benchmarks.EventSourcing;

/// <summary>The first command after a crash, for campaigns with more and more behind them.</summary>
internal sealed class ActivationBenchmark : IBenchmark
{
    private const int CampaignsOfEach = 3;
    private const int Speakers = 32;

    private static readonly int[] Sizes = [100, 10_000, 100_000];

    /// <summary>An evening is over, and its snapshots are written.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(25);

    public string Name => "activation";

    public string Title => "Activation after 100, 10,000 and 100,000 events";

    public async Task<BenchmarkResult> RunAsync(BenchmarkOptions options, BenchmarkDatabase database)
    {
        var measured = new Measurements();
        var product = await ServerProcess.StartProductAsync(database);
        var tables = new List<(int Size, ProductTable Table)>();
        foreach (var size in Sizes)
        {
            for (var i = 0; i < CampaignsOfEach; i++) tables.Add((size, await GrownAsync(product, size)));
        }

        for (var round = 0; round < options.Rounds; round++)
        {
            using (var quiet = new PeriodicTimer(Quiet)) await quiet.WaitForNextTickAsync();
            await product.DisposeAsync();
            product = await ServerProcess.StartProductAsync(database);
            await WarmUpAsync(product);
            foreach (var size in Sizes)
            {
                var times = new List<double>();
                foreach (var (_, table) in tables.Where(table => table.Size == size)) times.Add(await FirstCommandAsync(product, table));
                times.Sort();
                measured.Add(NameOf(size), "ms", times[times.Count / 2]);
            }
        }

        await product.DisposeAsync();
        return new BenchmarkResult(measured.All,
            [.. Sizes.Skip(1).Select(size => new Goal(measured[NameOf(size)].RatioTo(measured[NameOf(Sizes[0])]), 1.3, AtLeast: false))],
            [$"The server is killed and started again; 30 fresh campaigns warm its code up; then the first command to each of {CampaignsOfEach} campaigns of each size is timed: the journal's takeover, the replica and the session are loaded for it. All events but four are lines of one session, committed 32 at a time, then nothing happens for {Quiet.TotalSeconds:N0} s."]);
    }

    private static string NameOf(int size) => $"first command after {size:N0} events";

    private static async Task<ProductTable> GrownAsync(ServerProcess product, int events)
    {
        var table = await ProductTable.CreateAsync(product);
        await using var speakers = await Speaking.OpenAsync(product, table, Speakers);
        await speakers.SayAsync(events);
        return table;
    }

    private static async Task WarmUpAsync(ServerProcess product)
    {
        for (var i = 0; i < 30; i++)
        {
            await using var table = await ProductTable.CreateAsync(product);
            await table.SayAsync(100);
        }
    }

    private static async Task<double> FirstCommandAsync(ServerProcess product, ProductTable table)
    {
        await using var connection = await ProductTable.ConnectAsync(product, table.OwnerUser);
        var began = Stopwatch.GetTimestamp();
        await table.SayAsync(connection, chars: 100);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
