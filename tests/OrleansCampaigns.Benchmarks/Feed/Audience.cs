using System.Collections.Immutable;

namespace OrleansCampaigns.Benchmarks.Feed;

/// <summary>The viewers of one benchmark.</summary>
internal static class Audience
{
    /// <summary>Joins at once: more would only wait in the server's accept queue.</summary>
    private const int JoinsAtOnce = 16;

    public static async Task<ImmutableArray<Viewer>> JoinAsync(ProductTable table, int count, bool keepsFrames = false)
    {
        var viewers = new Viewer[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = JoinsAtOnce }, async (i, _) => viewers[i] = await Viewer.JoinAsync(table, keepsFrames));
        return [.. viewers];
    }

    public static long UpdatesOf(ImmutableArray<Viewer> viewers) => viewers.Sum(viewer => viewer.Updates);

    /// <exception cref="InvalidOperationException">A viewer missed an update or got one twice: then no figure counts.</exception>
    public static void Check(IEnumerable<Viewer> viewers)
    {
        var (missing, duplicates) = viewers.Aggregate((0L, 0L), (sum, viewer) => (sum.Item1 + viewer.Missing, sum.Item2 + viewer.Duplicates));
        if (missing + duplicates > 0) throw new InvalidOperationException($"{missing} updates are missing, {duplicates} came twice.");
    }

    /// <summary>From now on each viewer's latencies are kept.</summary>
    public static void Listen(IEnumerable<Viewer> viewers)
    {
        foreach (var viewer in viewers) viewer.Latencies = [];
    }

    /// <returns>Milliseconds, ascending.</returns>
    public static double[] TakeLatencies(IEnumerable<Viewer> viewers)
    {
        var all = new List<double>();
        foreach (var viewer in viewers)
        {
            all.AddRange(viewer.Latencies!);
            viewer.Latencies = null;
        }

        all.Sort();
        return [.. all];
    }
}
