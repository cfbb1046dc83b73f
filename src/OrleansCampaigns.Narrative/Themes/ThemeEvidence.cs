namespace OrleansCampaigns.Narrative.Themes;

/// <summary>What the parts of a document say together: a theme is absent only if no part shows it (noisy-or; Pearl 1988).</summary>
internal static class ThemeEvidence
{
    /// <summary>A part that makes a theme less probable than this does not speak of it: without a floor each further sentence would make every theme a little more likely.</summary>
    public const double Floor = 0.02;

    public static double Together(double before, double part) => part < Floor ? before : 1 - ((1 - before) * (1 - Math.Min(part, 0.999)));

    public static double[] Of(IEnumerable<double[]> posteriors, int themes)
    {
        var evidence = new double[themes];
        foreach (var posterior in posteriors)
        {
            for (var theme = 0; theme < themes; theme++) evidence[theme] = Together(evidence[theme], posterior[theme]);
        }

        return evidence;
    }
}
