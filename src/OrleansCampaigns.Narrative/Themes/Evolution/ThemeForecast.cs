using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes.Evolution;

/// <summary>Holt's linear smoothing with a damped trend (Gardner and McKenzie 1985): level 0.4, trend 0.2, damping 0.85; shares stay within 0 to 1.</summary>
public static class ThemeForecast
{
    private const double Level = 0.4;
    private const double Slope = 0.2;
    private const double Damping = 0.85;

    /// <summary>Shares of the coming sessions, to the millionth; empty without a past.</summary>
    /// <param name="ahead">How many, at most 12.</param>
    public static ImmutableArray<double> Of(ReadOnlySpan<double> series, int ahead)
    {
        if (series.IsEmpty) return [];
        var (level, trend) = (series[0], 0.0);
        foreach (var share in series[1..])
        {
            var before = level;
            level = (Level * share) + ((1 - Level) * (level + (Damping * trend)));
            trend = (Slope * (level - before)) + ((1 - Slope) * Damping * trend);
        }

        var forecast = ImmutableArray.CreateBuilder<double>();
        var (reach, damped) = (0.0, 1.0);
        for (var i = 0; i < Math.Min(ahead, 12); i++)
        {
            damped *= Damping;
            reach += damped;
            forecast.Add(Quantised.Of(Math.Clamp(level + (reach * trend), 0, 1)));
        }

        return forecast.ToImmutable();
    }
}
