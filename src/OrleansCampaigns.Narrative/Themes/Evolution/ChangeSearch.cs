using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes.Evolution;

/// <summary>
/// Bayesian change points: run-length hypotheses forward (Adams and MacKay 2007), then smoothed backward over the same evidence (Fearnhead 2006), so that every session has the
/// probability that a change lies there. A change is placed where three sessions together hold the most of it. Costs sessions × <see cref="HypothesesMax"/> × lines × themes of a line.
/// </summary>
internal static class ChangeSearch
{
    /// <summary>Beyond, the least probable start is dropped.</summary>
    public const int HypothesesMax = 40;

    /// <summary>Two changes are further apart than so many sessions.</summary>
    private const int Apart = 3;

    private const double Hopeless = 18;

    public static ImmutableArray<ThemeChange> Find(CampaignLines lines, EvidenceSettings settings)
    {
        var n = lines.Sessions.Length;
        if (n < 2 * EvidenceSettings.ShortestSegment) return [];
        var (stay, change) = (Math.Log(1 - settings.ChangeRate), Math.Log(settings.ChangeRate));
        var segments = new List<(int Start, double Evidence)>[n + 1];
        var forward = Forward(lines, settings, segments, (stay, change));
        var backward = new double[n + 1];
        Array.Fill(backward, double.NegativeInfinity);
        backward[n] = 0;
        for (var end = n; end > 0; end--)
        {
            foreach (var (start, evidence) in segments[end])
            {
                backward[start] = LogSum(backward[start], backward[end] + evidence + ((end - start) * stay) + (end < n ? change : 0));
            }
        }

        var probabilities = new double[n + 2];
        for (var t = 1; t < n; t++) probabilities[t] = Math.Exp(forward[t] + backward[t] + change - forward[n]);
        return Place(probabilities, n, settings.Certainty);
    }

    private static double[] Forward(CampaignLines lines, EvidenceSettings settings, List<(int Start, double Evidence)>[] segments, (double Stay, double Change) log)
    {
        var n = lines.Sessions.Length;
        var first = lines.Base(settings);
        var forward = new double[n + 1];
        Array.Fill(forward, double.NegativeInfinity);
        forward[0] = 0;
        segments[0] = [];
        var running = new List<RunHypothesis>();
        for (var end = 1; end <= n; end++)
        {
            var before = forward[end - 1] + (end > 1 ? log.Change : 0);
            if (!double.IsNegativeInfinity(before)) running.Add(new(end - 1, before, [.. first], settings));
            segments[end] = [];
            foreach (var run in running)
            {
                foreach (var line in lines.Sessions[end - 1]) run.Take(line);
                if (end - run.Start < EvidenceSettings.ShortestSegment) continue;
                segments[end].Add((run.Start, run.Evidence));
                forward[end] = LogSum(forward[end], run.Before + run.Evidence + ((end - run.Start) * log.Stay));
            }

            Drop(running, end, log.Stay);
        }

        return forward;
    }

    private static void Drop(List<RunHypothesis> running, int end, double stay)
    {
        double Score(RunHypothesis run) => run.Before + run.Evidence + ((end - run.Start) * stay);
        var best = running.Max(Score);
        running.RemoveAll(run => end - run.Start > EvidenceSettings.ShortestSegment && Score(run) < best - Hopeless);
        while (running.Count > HypothesesMax) running.Remove(running.MinBy(run => (Quantised.Long(Score(run)), run.Start))!);
    }

    private static ImmutableArray<ThemeChange> Place(double[] probabilities, int n, double certainty)
    {
        var found = new List<ThemeChange>();
        var taken = new bool[n + 2];
        while (true)
        {
            var (best, most) = (0, 0L);
            for (var t = 1; t < n; t++)
            {
                if (taken[t]) continue;
                var near = Quantised.Long(probabilities[t] * 1.0001) + (taken[t - 1] ? 0 : Quantised.Long(probabilities[t - 1])) + (taken[t + 1] ? 0 : Quantised.Long(probabilities[t + 1]));
                if (near > most) (best, most) = (t, near);
            }

            if (best == 0 || most < Quantised.Long(certainty)) return [.. found.OrderBy(change => change.Index)];
            found.Add(new(best, Math.Min(1, most / 1e6)));
            for (var t = Math.Max(0, best - Apart); t <= Math.Min(n + 1, best + Apart); t++) taken[t] = true;
        }
    }

    private static double LogSum(double a, double b)
    {
        if (a < b) (a, b) = (b, a);
        return double.IsNegativeInfinity(b) ? a : a + Math.Log(1 + Math.Exp(b - a));
    }
}
