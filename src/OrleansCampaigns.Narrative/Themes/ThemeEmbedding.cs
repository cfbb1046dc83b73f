using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>Words and themes as vectors. Their numbers are bytes in units of a step of their own.</summary>
/// <param name="Rows">For each feature its row among the words, or −1.</param>
/// <param name="Words">Rows of <see cref="EmbeddingTraining.Dimensions"/> numbers.</param>
/// <param name="Steps">One a row.</param>
/// <param name="ThemeNumbers">Rows as of words, one a theme.</param>
internal sealed record ThemeEmbedding(ImmutableArray<int> Rows, ImmutableArray<sbyte> Words, ImmutableArray<float> Steps, ImmutableArray<sbyte> ThemeNumbers, ImmutableArray<float> ThemeSteps)
{
    private const int Dimensions = EmbeddingTraining.Dimensions;

    /// <summary>The themes' vectors, as 32-bit numbers: they are few, and each is used for each text.</summary>
    public float[][] Themes { get; } =
        [.. ThemeSteps.Select((step, theme) => ThemeNumbers.AsSpan(theme * Dimensions, Dimensions).ToArray().Select(number => number * step).ToArray())];

    /// <summary>The same on every machine: see <see cref="FloatRows"/>.</summary>
    public float[] Sum(ThemeVector words)
    {
        var sum = new float[Dimensions];
        for (var i = 0; i < words.Indices.Length; i++) Add(words.Indices[i], words.Values[i], sum);
        return sum;
    }

    /// <summary>How near a text's words are to each theme, on top of what is in the scores.</summary>
    public void AddTo(double[] scores, float[] sum)
    {
        for (var theme = 0; theme < scores.Length; theme++) scores[theme] += FloatRows.Dot(sum, Themes[theme]);
    }

    /// <summary>How far one feature speaks for a theme, before the text's length is made 1.</summary>
    public float Weight(int feature, int theme)
    {
        var alone = new float[Dimensions];
        Add(feature, 1, alone);
        return FloatRows.Dot(alone, Themes[theme]);
    }

    public static ThemeEmbedding From(float[][] words, float[][] themes, ThemeVocabulary vocabulary)
    {
        var (rows, wordNumbers, wordSteps) = (new int[words.Length], new List<sbyte>(), new List<float>());
        for (var i = 0; i < words.Length; i++)
        {
            rows[i] = vocabulary.Pairs[i] ? -1 : wordSteps.Count;
            if (rows[i] >= 0) Round(words[i], wordNumbers, wordSteps);
        }

        var (themeNumbers, themeSteps) = (new List<sbyte>(), new List<float>());
        foreach (var theme in themes) Round(theme, themeNumbers, themeSteps);
        return new ThemeEmbedding([.. rows], [.. wordNumbers], [.. wordSteps], [.. themeNumbers], [.. themeSteps]);
    }

    private static void Round(float[] row, List<sbyte> numbers, List<float> steps)
    {
        var largest = row.Max(Math.Abs);
        var step = largest > 0 ? largest / 127 : 1;
        steps.Add(step);
        foreach (var number in row) numbers.Add((sbyte)MathF.Round(number / step));
    }

    private void Add(int feature, float value, Span<float> sum)
    {
        if (Rows[feature] < 0) return;
        var row = Words.AsSpan(Rows[feature] * Dimensions, Dimensions);
        var factor = value * Steps[Rows[feature]];
        for (var i = 0; i < row.Length && i < sum.Length; i++) sum[i] += factor * row[i];
    }
}
