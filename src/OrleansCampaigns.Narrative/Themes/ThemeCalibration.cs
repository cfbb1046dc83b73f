namespace OrleansCampaigns.Narrative.Themes;

/// <summary>
/// How far the evidence of a whole document is to be believed (Platt 1999): a logistic curve over the log-odds of the evidence, fitted on stories that the voices had not seen.
/// A sentence's posterior needs none, see <see cref="ThemeStack"/>.
/// </summary>
internal sealed record ThemeCalibration(double Slope, double Offset)
{
    private const int Steps = 30;

    public static ThemeCalibration None { get; } = new(1, 0);

    /// <summary>The log-odds of a probability, kept between 10⁻⁶ and 1 − 10⁻⁶.</summary>
    public static double Odds(double probability)
    {
        var kept = Math.Clamp(probability, 1e-6, 1 - 1e-6);
        return ThemeMath.Log(kept / (1 - kept));
    }

    public double Confidence(double evidence) => ThemeMath.Sigmoid((Slope * Odds(evidence)) + Offset);

    /// <summary>By Newton's method.</summary>
    public static ThemeCalibration Fit(IReadOnlyList<(double Evidence, bool IsRight)> seen)
    {
        if (seen.All(one => one.IsRight) || !seen.Any(one => one.IsRight)) return None;
        var (slope, offset) = (1.0, 0.0);
        for (var step = 0; step < Steps; step++)
        {
            var (g0, g1, h00, h01, h11) = (0.0, 0.0, 1e-6, 0.0, 1e-6);
            foreach (var (evidence, isRight) in seen)
            {
                var odds = Odds(evidence);
                var p = ThemeMath.Sigmoid((slope * odds) + offset);
                var (error, weight) = (p - (isRight ? 1 : 0), p * (1 - p));
                (g0, g1) = (g0 + (error * odds), g1 + error);
                (h00, h01, h11) = (h00 + (weight * odds * odds), h01 + (weight * odds), h11 + weight);
            }

            var determinant = (h00 * h11) - (h01 * h01);
            slope -= ((h11 * g0) - (h01 * g1)) / determinant;
            offset -= ((h00 * g1) - (h01 * g0)) / determinant;
        }

        return new ThemeCalibration(slope, offset);
    }
}
