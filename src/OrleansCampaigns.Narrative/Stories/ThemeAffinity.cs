using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>
/// How near themes are to each other, 0 … 1000. A theme is 1000 to itself. Others are near by the share of the rarer one's storylets that hold both (less half a storylet, so that one meeting of two common themes says little),
/// and by what the caller adds, e.g. parents of a theme pack.
/// </summary>
public sealed class ThemeAffinity
{
    /// <summary>A scene of at least this affinity is on theme.</summary>
    public const int OnTheme = 500;

    /// <summary>Only looked up, never walked: its order decides nothing.</summary>
    private readonly FrozenDictionary<(string, string), int> _near;

    private ThemeAffinity(FrozenDictionary<(string, string), int> near) => _near = near;

    /// <param name="storylets">Whose themes occur together.</param>
    /// <param name="kin">Pairs that belong together whatever the storylets say, each with 1 … 1000. At most 10,000.</param>
    public static ThemeAffinity Of(IEnumerable<Storylet> storylets, IEnumerable<(string Theme, string Other, int Affinity)> kin)
    {
        var alone = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var together = new SortedDictionary<(string, string), int>(Order);
        foreach (var storylet in storylets)
        {
            foreach (var one in storylet.Themes)
            {
                alone[one] = alone.GetValueOrDefault(one) + 1;
                foreach (var other in storylet.Themes)
                {
                    if (string.CompareOrdinal(one, other) < 0) together[(one, other)] = together.GetValueOrDefault((one, other)) + 1;
                }
            }
        }

        var near = new Dictionary<(string, string), int>();
        foreach (var ((one, other), count) in together) near[(one, other)] = (1000 * count - 500) / Math.Min(alone[one], alone[other]);
        foreach (var (theme, other, affinity) in kin)
        {
            var pair = string.CompareOrdinal(theme, other) < 0 ? (theme, other) : (other, theme);
            near[pair] = Math.Max(near.GetValueOrDefault(pair), affinity);
        }

        return new ThemeAffinity(near.ToFrozenDictionary());
    }

    public int Between(string theme, string other) =>
        string.Equals(theme, other, StringComparison.Ordinal) ? 1000
        : _near.GetValueOrDefault(string.CompareOrdinal(theme, other) < 0 ? (theme, other) : (other, theme));

    /// <summary>The nearest of a storylet's themes to any that is asked for; 1000 when nothing is asked.</summary>
    public int Of(Storylet storylet, ImmutableArray<WeightedTheme> asked)
    {
        if (asked.IsDefaultOrEmpty) return 1000;
        var best = 0;
        foreach (var theme in storylet.Themes)
        {
            foreach (var wanted in asked) best = Math.Max(best, Between(theme, wanted.Theme));
        }

        return best;
    }

    /// <summary>The same with the weights of what is asked: the heaviest pulls fully, one without weight with seven tenths.</summary>
    public int Pull(Storylet storylet, ImmutableArray<WeightedTheme> asked)
    {
        if (asked.IsDefaultOrEmpty) return 1000;
        var (best, heaviest) = (0, 1);
        foreach (var wanted in asked) heaviest = Math.Max(heaviest, wanted.Weight);
        foreach (var theme in storylet.Themes)
        {
            foreach (var wanted in asked) best = Math.Max(best, Between(theme, wanted.Theme) * (700 + 300 * wanted.Weight / heaviest) / 1000);
        }

        return best;
    }

    private static readonly IComparer<(string, string)> Order = Comparer<(string One, string Other)>.Create((left, right) =>
        string.CompareOrdinal(left.One, right.One) is not 0 and var first ? first : string.CompareOrdinal(left.Other, right.Other));
}
