namespace OrleansCampaigns.Narrative.Themes.Evolution;

/// <summary>Where a series of shares is going.</summary>
/// <param name="Slope">Median of the slopes between all pairs, per session (Theil 1950, Sen 1968), to the millionth.</param>
/// <param name="Score">Normal deviate of Mann's and Kendall's S, corrected for ties; beyond ±1.96 a trend is hardly chance.</param>
public sealed record ThemeTrend(double Slope, double Score)
{
    /// <summary>Two-sided 5 %.</summary>
    public const double Significant = 1.96;

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => Math.Abs(Score) < Significant ? 0 : Math.Sign(Score);

    /// <summary>Costs the square of the length: give it at most <see cref="LengthMax"/>, the newest count.</summary>
    public const int LengthMax = 24;

    public static ThemeTrend Of(ReadOnlySpan<double> series)
    {
        if (series.Length > LengthMax) series = series[^LengthMax..];
        var n = series.Length;
        if (n < 3) return new(0, 0);
        var (slopes, s) = (new List<double>(n * (n - 1) / 2), 0);
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                slopes.Add((series[j] - series[i]) / (j - i));
                s += Math.Sign(Quantised.Long(series[j]) - Quantised.Long(series[i]));
            }
        }

        slopes.Sort();
        var median = slopes.Count % 2 == 1 ? slopes[slopes.Count / 2] : (slopes[(slopes.Count / 2) - 1] + slopes[slopes.Count / 2]) / 2;
        var variance = Variance(series);
        return new(Quantised.Of(median), variance <= 0 ? 0 : Quantised.Of((s - Math.Sign(s)) / Math.Sqrt(variance)));
    }

    private static double Variance(ReadOnlySpan<double> series)
    {
        double n = series.Length, ties = 0;
        var sorted = new long[series.Length];
        for (var i = 0; i < sorted.Length; i++) sorted[i] = Quantised.Long(series[i]);
        Array.Sort(sorted);
        for (var i = 0; i < sorted.Length;)
        {
            var end = i;
            while (end < sorted.Length && sorted[end] == sorted[i]) end++;
            double group = end - i;
            ties += group * (group - 1) * ((2 * group) + 5);
            i = end;
        }

        return ((n * (n - 1) * ((2 * n) + 5)) - ties) / 18;
    }
}
