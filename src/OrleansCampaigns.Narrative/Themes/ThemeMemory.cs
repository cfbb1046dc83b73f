using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>
/// What the game master corrected, as a nearest-neighbour voice of the campaign: a text much like a corrected one has the correction's theme raised or lowered. It grows with use and trains nothing.
/// </summary>
internal sealed class ThemeMemory
{
    public const int CorrectionsMax = 2_000;

    /// <summary>Texts less alike than this (cosine) have nothing to do with one another.</summary>
    private const double LikenessMin = 0.35;

    /// <summary>A theme that a text was said to show is raised to so much above the best other, where the text is repeated word for word.</summary>
    private const double Lead = 3;

    private readonly List<(ThemeVector Vector, int Theme, bool IsShown)> _corrections = [];

    public ThemeMemory(ThemeModel model, ImmutableArray<ThemeCorrection> corrections, CampaignNames names)
    {
        foreach (var correction in corrections.TakeLast(CorrectionsMax))
        {
            var theme = model.Themes.IndexOf(correction.Theme);
            var vector = model.Voices.Vocabulary.Vector(correction.Text, new TextUnit(0, correction.Text.Length), names);
            if (theme >= 0) _corrections.Add((vector, theme, correction.IsShown));
        }
    }

    /// <summary>Of several corrections of one theme the most alike counts, of equals the latest.</summary>
    public void Apply(ThemeVector text, double[] scores)
    {
        var nearest = new SortedDictionary<int, (long Likeness, bool IsShown)>();
        foreach (var (vector, theme, isShown) in _corrections)
        {
            var likeness = Likeness(text, vector);
            if (likeness >= ThemeMath.Millionths(LikenessMin) && (!nearest.TryGetValue(theme, out var known) || likeness >= known.Likeness)) nearest[theme] = (likeness, isShown);
        }

        if (nearest.Count == 0) return;
        var (highest, lowest) = (scores.Max(), scores.Min());
        foreach (var (theme, (likeness, isShown)) in nearest)
        {
            // A repeated text goes all the way, one that is half alike a quarter of it.
            var share = likeness / 1e6;
            scores[theme] += share * share * ((isShown ? highest + Lead : lowest) - scores[theme]);
        }
    }

    private static long Likeness(ThemeVector a, ThemeVector b)
    {
        var (sum, i, j) = (0f, 0, 0);
        while (i < a.Indices.Length && j < b.Indices.Length)
        {
            if (a.Indices[i] == b.Indices[j]) sum += a.Values[i++] * b.Values[j++];
            else if (a.Indices[i] < b.Indices[j]) i++;
            else j++;
        }

        return ThemeMath.Millionths(sum);
    }
}
