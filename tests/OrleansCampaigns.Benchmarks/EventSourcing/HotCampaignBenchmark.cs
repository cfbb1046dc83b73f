using OrleansCampaigns.Benchmarks.Baselines;

namespace OrleansCampaigns.Benchmarks.EventSourcing;

/// <summary>All writers in one session of one campaign: what pipelining is for.</summary>
internal sealed class HotCampaignBenchmark : IBenchmark
{
    private const int Writers = 64;
    private const string Product = "product, one campaign";
    private const string Awaiting = "non-reentrant grain that awaits each commit";

    public string Name => "hot-campaign";

    public string Title => $"One hot campaign, {Writers} writers through the hub";

    public async Task<BenchmarkResult> RunAsync(BenchmarkOptions options, BenchmarkDatabase database)
    {
        var measured = new Measurements();
        await using var product = await ServerProcess.StartProductAsync(database);
        await using var baseline = await ServerProcess.StartBaselineAsync(database);
        await using var table = await ProductTable.CreateAsync(product);
        var speakers = await table.SpeakersAsync(Writers, CommandBenchmark.Text);
        var awaiting = await CommandBenchmark.BaselinesAsync(baseline, nameof(BaselineHub.Await), Writers, Guid.NewGuid());
        foreach (var into in options.Into(measured))
        {
            await CommandBenchmark.MeasureAsync(product, speakers, Product, into, options);
            await CommandBenchmark.MeasureAsync(baseline, awaiting, Awaiting, into, options);
        }

        return new BenchmarkResult(
            measured.All,
            [new Goal(measured[Product].RatioTo(measured[Awaiting]), 15, AtLeast: true)],
            [$"{Writers} players of one campaign, each on a connection of its own with one command under way; the baseline behind the same kind of hub, on the same journal writer."]);
    }
}
