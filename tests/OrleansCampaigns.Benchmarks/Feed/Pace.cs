using System.Diagnostics;

namespace OrleansCampaigns.Benchmarks.Feed;

/// <summary>Work at a steady rate. What comes late is not made up for by sending faster: the next is due a period after the last was.</summary>
internal static class Pace
{
    public static async Task RunAsync(int perSecond, TimeSpan length, Func<Task> work)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < length;)
        {
            await work();
            await timer.WaitForNextTickAsync();
        }
    }
}
