using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Benchmarks.Feed;

/// <summary>Whether anybody notices that somebody stopped reading.</summary>
internal sealed class StalledViewerBenchmark : IBenchmark
{
    private const int Others = 999;
    private const int UpdatesPerSecond = 60;
    private const int TextChars = 1_000;
    private const int StalledReceiveBytes = 4 * 1024;

    /// <summary>At this rate the stalled viewer's kernel buffers are full before the measurement begins.</summary>
    private static readonly TimeSpan Fill = TimeSpan.FromSeconds(20);

    private static readonly string[] Shares = ["p50", "p99"];

    public string Name => "stalled-viewer";

    public string Title => $"One viewer that stops reading, and the other {Others}";

    public async Task<BenchmarkResult> RunAsync(BenchmarkOptions options, BenchmarkDatabase database)
    {
        var measured = new Measurements();
        await using var product = await ServerProcess.StartProductAsync(database);
        await using var table = await ProductTable.CreateAsync(product, Role.Spectator);
        var viewers = await Audience.JoinAsync(table, Others);
        await using var stalled = await Viewer.JoinAsync(table, receiveBytes: StalledReceiveBytes);
        for (var round = 0; round < options.Rounds; round++)
        {
            await MeasureAsync(table, viewers, "everybody reads", measured, (options.Length, options.WarmUp));
            stalled.StopReading();
            await MeasureAsync(table, viewers, "one has stopped", measured, (options.Length, Fill));
            var behind = viewers[0].Number - stalled.Number;
            measured.Add("updates that the stalled viewer was behind", "updates", behind);
            stalled.ReadOn();
            await stalled.ReachAsync(viewers[0].Number, TimeSpan.FromSeconds(60));
        }

        Audience.Check([.. viewers, stalled]);
        return new BenchmarkResult(measured.All,
            [.. Shares.Select(share => new Goal(measured[$"one has stopped, {share} of the others"].RatioTo(measured[$"everybody reads, {share} of the others"]), 1.1, AtLeast: false))],
            [
                $"{UpdatesPerSecond} updates a second of {TextChars} characters each; latency from the command's sending to the frame in the viewer's process. The one that stops has a receive buffer of {StalledReceiveBytes} bytes and stops {Fill.TotalSeconds} s before the measurement.",
                "Each time it read on it got everything that it had missed: none missing, none twice, at any viewer.",
                "The bound of 1.1 is what this machine's noise allows to tell apart.",
            ]);
    }

    private static async Task MeasureAsync(ProductTable table, ImmutableArray<Viewer> viewers, string name, Measurements measured, (TimeSpan Length, TimeSpan Before) span)
    {
        var (length, before) = span;
        await Pace.RunAsync(UpdatesPerSecond, before, () => table.SayAsync(TextChars));
        Audience.Listen(viewers);
        await Pace.RunAsync(UpdatesPerSecond, length, () => table.SayAsync(TextChars));
        var latencies = Audience.TakeLatencies(viewers);
        measured.Add($"{name}, p50 of the others", "ms", LoopFigures.At(latencies, 0.5));
        measured.Add($"{name}, p99 of the others", "ms", LoopFigures.At(latencies, 0.99));
    }
}
