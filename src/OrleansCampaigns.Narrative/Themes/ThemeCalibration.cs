using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>
/// How far a sentence's posterior, or the evidence of a whole document, is to be believed: a rising curve through measured points (isotonic regression by pooling neighbours that violate
/// the order: Zadrozny, Elkan 2002), with straight lines over the log-odds between them, fitted on stories that the voices had not seen. It rises everywhere, so it never changes an order.
/// </summary>
/// <param name="Points">Ascending in both.</param>
internal sealed record ThemeCalibration(ImmutableArray<CalibrationPoint> Points)
{
    private const double OddsMax = 14;

    /// <summary>Points are this far apart, in log-odds, and wider where little was seen.</summary>
    private const double Width = 0.5;

    private const int SeenMin = 60;

    public static ThemeCalibration None { get; } = new([.. Enumerable.Range(-28, 57).Select(i => new CalibrationPoint(i * Width, ThemeMath.Sigmoid(i * Width)))]);

    public double Confidence(double evidence)
    {
        var odds = Odds(evidence);
        var at = 1;
        while (at < Points.Length - 1 && Points[at].Odds < odds) at++;
        var (low, high) = (Points[at - 1], Points[at]);
        return Math.Clamp(low.Confidence + ((high.Confidence - low.Confidence) * (odds - low.Odds) / (high.Odds - low.Odds)), 0, 1);
    }

    public static ThemeCalibration Fit(IReadOnlyList<(double Evidence, bool IsRight)> seen)
    {
        var pools = new List<(int Count, double Odds, int Right)>();
        foreach (var (evidence, isRight) in seen.OrderBy(one => one.Evidence))
        {
            var odds = Odds(evidence);
            if (pools.Count == 0 || (pools[^1].Count >= SeenMin && odds >= (pools[^1].Odds / pools[^1].Count) + (Width / 2))) pools.Add(default);
            pools[^1] = (pools[^1].Count + 1, pools[^1].Odds + odds, pools[^1].Right + (isRight ? 1 : 0));
        }

        if (pools.Count < 2) return None;
        for (var i = 1; i < pools.Count;)
        {
            if (i == 0 || Share(pools[i]) > Share(pools[i - 1]))
            {
                i++;
                continue;
            }

            pools[i - 1] = (pools[i - 1].Count + pools[i].Count, pools[i - 1].Odds + pools[i].Odds, pools[i - 1].Right + pools[i].Right);
            pools.RemoveAt(i);
            i = Math.Max(1, i - 1);
        }

        return new ThemeCalibration([new CalibrationPoint(-OddsMax, 0), .. pools.Select(pool => new CalibrationPoint(pool.Odds / pool.Count, Share(pool))), new CalibrationPoint(OddsMax, 1)]);
    }

    /// <summary>The log-odds of a probability, kept between −14 and 14.</summary>
    private static double Odds(double probability)
    {
        var kept = Math.Clamp(probability, 1e-6, 1 - 1e-6);
        return ThemeMath.Log(kept / (1 - kept));
    }

    private static double Share((int Count, double Odds, int Right) pool) => (pool.Right + 0.5) / (pool.Count + 1);
}

/// <param name="Odds">Of what the voices say.</param>
/// <param name="Confidence">How often that was right.</param>
internal sealed record CalibrationPoint(double Odds, double Confidence);
