using System.Diagnostics;

namespace OrleansCampaigns.Benchmarks;

/// <summary>Each of many callers calls again as soon as it is answered. Counts what is answered between the warm-up and the end.</summary>
internal static class ClosedLoop
{
    public static async Task<LoopFigures> RunAsync(IReadOnlyList<Func<ValueTask>> callers, BenchmarkOptions options)
    {
        var began = Stopwatch.GetTimestamp();
        var from = began + (long)(options.WarmUp.TotalSeconds * Stopwatch.Frequency);
        var to = from + (long)(options.Length.TotalSeconds * Stopwatch.Frequency);
        var latencies = await Task.WhenAll(callers.Select(caller => Task.Run(() => CallAsync(caller, from, to))));
        return LoopFigures.Of([.. latencies.SelectMany(one => one)], options.Length);
    }

    private static async Task<List<double>> CallAsync(Func<ValueTask> call, long from, long to)
    {
        var milliseconds = new List<double>();
        while (true)
        {
            var started = Stopwatch.GetTimestamp();
            if (started >= to) return milliseconds;
            await call();
            var ended = Stopwatch.GetTimestamp();
            if (ended >= from && ended < to) milliseconds.Add(Stopwatch.GetElapsedTime(started, ended).TotalMilliseconds);
        }
    }
}
