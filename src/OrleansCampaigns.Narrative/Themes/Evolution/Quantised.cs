namespace OrleansCampaigns.Narrative.Themes.Evolution;

/// <summary>Figures in millionths, so that the last bits of a logarithm decide nothing.</summary>
internal static class Quantised
{
    private const double Millionths = 1e6;

    public static long Long(double value) => (long)Math.Round(value * Millionths);

    public static double Of(double value) => Long(value) / Millionths;
}
