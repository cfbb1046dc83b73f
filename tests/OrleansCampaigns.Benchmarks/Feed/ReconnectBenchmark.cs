using System.Diagnostics;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Benchmarks.Feed;

/// <summary>A network that fails for a whole audience.</summary>
internal sealed class ReconnectBenchmark : IBenchmark
{
    private const int Viewers = 1_000;
    private const int Missed = 200;
    private const int TextChars = 100;

    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(120);

    public string Name => "reconnect";

    public string Title => $"{Viewers:N0} viewers cut off and reconnecting at once, {Missed} updates missed";

    public async Task<BenchmarkResult> RunAsync(BenchmarkOptions options, BenchmarkDatabase database)
    {
        var measured = new Measurements();
        await using var product = await ServerProcess.StartProductAsync(database);
        await using var table = await ProductTable.CreateAsync(product, Role.Spectator);
        var viewers = await Audience.JoinAsync(table, Viewers, keepsFrames: true);
        for (var round = 0; round < options.Rounds; round++)
        {
            await table.SayAsync(TextChars);
            var start = viewers.Max(viewer => viewer.Number);
            await Task.WhenAll(viewers.Select(viewer => viewer.ReachAsync(start, AtMost)));
            foreach (var viewer in viewers) viewer.Cut();
            for (var i = 0; i < Missed; i++) await table.SayAsync(TextChars);
            var (began, cpu) = (Stopwatch.GetTimestamp(), product.Cpu);
            var times = await Task.WhenAll(viewers.Select(viewer => Task.Run(() => ResumeAsync(viewer, product, table, start + Missed, began))));
            Array.Sort(times);
            measured.Add("until the last viewer had everything", "ms", times[^1]);
            measured.Add("until half of the viewers had everything", "ms", LoopFigures.At(times, 0.5));
            measured.Add("server CPU a viewer", "µs", (product.Cpu - cpu).TotalMicroseconds / Viewers);
            measured.Add("missing", "updates", viewers.Sum(viewer => viewer.Missing));
            measured.Add("duplicates", "updates", viewers.Sum(viewer => viewer.Duplicates));
        }

        return new BenchmarkResult(measured.All,
            [new Goal(measured["missing"], 0, AtLeast: false), new Goal(measured["duplicates"], 0, AtLeast: false)],
            ["The sockets are reset without a farewell; then the updates are said; then all viewers connect (WebSocket handshake and sign-in included) and follow with their cursors at the same moment. Load and server share the machine."]);
    }

    private static async Task<double> ResumeAsync(Viewer viewer, ServerProcess product, ProductTable table, long through, long began)
    {
        await viewer.ResumeAsync(product, table);
        await viewer.ReachAsync(through, AtMost);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
