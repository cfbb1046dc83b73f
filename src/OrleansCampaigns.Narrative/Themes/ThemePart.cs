using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>One sentence or event of a request, and what it says.</summary>
/// <param name="Vector">Null for an event.</param>
/// <param name="Themes">Ascending for a sentence; those that it makes probable at all.</param>
internal sealed record ThemePart(string Source, TextUnit Unit, ThemeVector? Vector, ImmutableArray<(int Theme, double Probability)> Themes)
{
    public double Probability(int theme)
    {
        foreach (var (known, probability) in Themes)
        {
            if (known == theme) return probability;
        }

        return 0;
    }
}
