using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>What a voice is trained on.</summary>
/// <param name="Themes">How many there are.</param>
internal sealed record ThemeTraining(ThemeVocabulary Vocabulary, List<ThemeTrainingText> Texts, int Themes)
{
    /// <summary>Of all that is drawn in training: the same corpus gives the same bytes.</summary>
    public const ulong Seed = 0x7468656D6573;

    /// <summary>Sentences of each theme, without its own texts.</summary>
    public int[] Counts()
    {
        var counts = new int[Themes];
        foreach (var text in Texts)
        {
            if (text.Story != ThemeTrainingText.OfTheTheme) counts[text.Theme]++;
        }

        return counts;
    }

    /// <summary>Logarithms of how often each theme is given, one added to each; padded to <see cref="FloatRows.Padded"/>.</summary>
    public float[] Priors()
    {
        var counts = Counts();
        var total = counts.Sum() + Themes;
        var priors = new float[FloatRows.Padded(Themes)];
        for (var theme = 0; theme < Themes; theme++) priors[theme] = MathF.Round((float)ThemeMath.Log((counts[theme] + 1.0) / total) * 1024) / 1024;
        return priors;
    }

    /// <summary>Fisher and Yates.</summary>
    public static void Shuffle(int[] order, ref SeededRandom random)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = random.NextInt32(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
    }

    /// <summary>Of 0 to below 1.</summary>
    public static double Fraction(ref SeededRandom random) => (random.NextUInt64() >> 11) * (1.0 / (1UL << 53));

    public static (List<int> Indices, List<float> Values) LeaveOut(ThemeVector vector, double share, ref SeededRandom random)
    {
        var (indices, values) = (new List<int>(vector.Indices.Length), new List<float>(vector.Indices.Length));
        for (var i = 0; i < vector.Indices.Length; i++)
        {
            if (Fraction(ref random) < share) continue;
            indices.Add(vector.Indices[i]);
            values.Add(vector.Values[i]);
        }

        return (indices, values);
    }
}
