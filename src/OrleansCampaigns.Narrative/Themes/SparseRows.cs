using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>For each feature the themes it speaks for or against, ascending, with 16-bit weights: an inverted index.</summary>
/// <param name="Starts">One more than there are features.</param>
/// <param name="Themes">Beside <paramref name="Weights"/>.</param>
/// <param name="Weights">In units of <paramref name="Step"/>.</param>
internal sealed record SparseRows(ImmutableArray<int> Starts, ImmutableArray<ushort> Themes, ImmutableArray<short> Weights, float Step)
{
    /// <summary>Adds value times row to the scores. Whole numbers: the order of additions cannot matter.</summary>
    public void Add(int feature, int value, Span<long> scores)
    {
        var themes = Themes.AsSpan();
        var weights = Weights.AsSpan();
        for (var i = Starts[feature]; i < Starts[feature + 1]; i++) scores[themes[i]] += value * weights[i];
    }

    /// <summary>0 where the index has none.</summary>
    public int Weight(int feature, int theme)
    {
        var at = Themes.AsSpan()[Starts[feature]..Starts[feature + 1]].BinarySearch((ushort)theme);
        return at < 0 ? 0 : Weights[Starts[feature] + at];
    }

    /// <summary>Keeps weights of at least <paramref name="least"/> in size.</summary>
    /// <param name="rows">Theme by theme for each feature.</param>
    /// <param name="step">Of the stored weights.</param>
    /// <param name="least">In the unit of the rows.</param>
    public static SparseRows From(float[][] rows, float step, float least)
    {
        var (starts, themes, weights) = (new List<int>(rows.Length + 1) { 0 }, new List<ushort>(), new List<short>());
        foreach (var row in rows)
        {
            for (var theme = 0; theme < row.Length; theme++)
            {
                if (Math.Abs(row[theme]) < least) continue;
                var weight = (int)MathF.Round(row[theme] / step);
                if (weight == 0) continue;
                themes.Add((ushort)theme);
                weights.Add((short)Math.Clamp(weight, short.MinValue, short.MaxValue));
            }

            starts.Add(themes.Count);
        }

        return new SparseRows([.. starts], [.. themes], [.. weights], step);
    }
}
