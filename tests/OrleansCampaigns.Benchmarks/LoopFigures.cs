namespace OrleansCampaigns.Benchmarks;

/// <param name="PerSecond">Answers.</param>
/// <param name="MedianMilliseconds">From call to answer.</param>
/// <param name="P99Milliseconds">From call to answer.</param>
internal sealed record LoopFigures(double PerSecond, double MedianMilliseconds, double P99Milliseconds)
{
    public static LoopFigures Of(double[] milliseconds, TimeSpan length)
    {
        Array.Sort(milliseconds);
        return new LoopFigures(milliseconds.Length / length.TotalSeconds, At(milliseconds, 0.5), At(milliseconds, 0.99));
    }

    /// <param name="sorted">Ascending.</param>
    /// <param name="share">0.99 for the 99th percentile.</param>
    public static double At(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
