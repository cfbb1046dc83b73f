using System.Diagnostics;

namespace OrleansCampaigns.Benchmarks.Feed;

/// <summary>A full house: many tables at a talking pace.</summary>
internal sealed class ManyCampaignsBenchmark : IBenchmark
{
    private const int Campaigns = 1_000;
    private const int ViewersPerCampaign = 5;
    private const int SetUpAtOnce = 16;
    private const int TextChars = 100;

    public string Name => "many-campaigns";

    public string Title => $"{Campaigns:N0} campaigns × {ViewersPerCampaign} viewers, one update a second each";

    public async Task<BenchmarkResult> RunAsync(BenchmarkOptions options, BenchmarkDatabase database)
    {
        var measured = new Measurements();
        await using var product = await ServerProcess.StartProductAsync(database);
        var tables = new ProductTable[Campaigns];
        var viewers = new Viewer[Campaigns * ViewersPerCampaign];
        await Parallel.ForAsync(0, Campaigns, new ParallelOptions { MaxDegreeOfParallelism = SetUpAtOnce }, async (i, _) =>
        {
            tables[i] = await ProductTable.CreateAsync(product);
            for (var v = 0; v < ViewersPerCampaign; v++) viewers[(i * ViewersPerCampaign) + v] = await Viewer.JoinAsync(tables[i]);
        });
        foreach (var into in options.Into(measured)) await MeasureAsync(product, tables, viewers, into, options);
        Audience.Check(viewers);
        return new BenchmarkResult(measured.All,
            [new Goal(measured["p99"], 50, AtLeast: false)],
            [$"{viewers.Length:N0} players on WebSockets, {Campaigns:N0} speakers on connections of their own; latency from the command's sending to the frame in the viewer's process; none missing, none twice. Load, server and PostgreSQL (fsync on) share the machine."]);
    }

    private static async Task MeasureAsync(ServerProcess product, ProductTable[] tables, Viewer[] viewers, Measurements measured, BenchmarkOptions options)
    {
        var speaking = tables.Select((table, i) => Task.Run(() => SpeakAsync(table, TimeSpan.FromSeconds((double)i / Campaigns), options.WarmUp + options.Length))).ToList();
        await Task.Delay(options.WarmUp); // the tables warm up
        Audience.Listen(viewers);
        var (began, cpu, updates) = (Stopwatch.GetTimestamp(), product.Cpu, viewers.Sum(viewer => viewer.Updates));
        await Task.Delay(options.Length); // the measurement
        var elapsed = Stopwatch.GetElapsedTime(began);
        measured.Add("server CPU", "cores", (product.Cpu - cpu) / elapsed);
        measured.Add("deliveries", "updates/s", (viewers.Sum(viewer => viewer.Updates) - updates) / elapsed.TotalSeconds);
        var latencies = Audience.TakeLatencies(viewers);
        measured.Add("p50", "ms", LoopFigures.At(latencies, 0.5));
        measured.Add("p99", "ms", LoopFigures.At(latencies, 0.99));
        await Task.WhenAll(speaking);
    }

    private static async Task SpeakAsync(ProductTable table, TimeSpan phase, TimeSpan length)
    {
        await Task.Delay(phase); // not all at the same moment
        await Pace.RunAsync(perSecond: 1, length, () => table.SayAsync(TextChars));
    }
}
