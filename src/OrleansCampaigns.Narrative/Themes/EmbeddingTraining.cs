using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>
/// The embedding voice: words and themes as vectors of <see cref="Dimensions"/> numbers, trained together (as fastText does: Joulin et al., Bag of tricks for efficient text
/// classification, 2017). Alone it is weaker than the linear voice; together they are better than either, since it knows of words that stand for one another.
/// </summary>
internal static class EmbeddingTraining
{
    public const int Dimensions = 64;

    private const int Epochs = 6;

    private const float Rate = 0.5f;

    private const float WordRate = 4;

    private const double LeftOut = 0.3;

    private const float LikelyMin = 1e-4f;

    /// <returns>A vector for each feature (all zero for one of several words) and for each theme.</returns>
    public static (float[][] Words, float[][] Themes) Train(ThemeTraining training, float[] priors)
    {
        var random = new SeededRandom(ThemeTraining.Seed + 1);
        var words = Start(training.Vocabulary.Keys.Length, ref random);
        var themes = Start(training.Themes, ref random);
        var texts = training.Texts.Select(text => text with { Vector = Words(text.Vector, training.Vocabulary) }).ToList();
        var order = Enumerable.Range(0, texts.Count).ToArray();
        var (scores, steps) = (new float[training.Themes], new float[training.Themes]);
        var (sum, gradient) = (new float[Dimensions], new float[Dimensions]);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            ThemeTraining.Shuffle(order, ref random);
            var rate = Rate * (1 - (epoch / (float)Epochs));
            foreach (var at in order)
            {
                var (indices, values) = ThemeTraining.LeaveOut(texts[at].Vector, LeftOut, ref random);
                Array.Clear(sum);
                Array.Clear(gradient);
                for (var i = 0; i < indices.Count; i++) FloatRows.AddTo(sum, words[indices[i]], values[i]);
                for (var theme = 0; theme < scores.Length; theme++) scores[theme] = priors[theme] + FloatRows.Dot(sum, themes[theme]);
                FloatRows.Softmax(scores, scores.Length);
                scores[texts[at].Theme] -= 1;
                for (var theme = 0; theme < scores.Length; theme++)
                {
                    if (Math.Abs(scores[theme]) < LikelyMin) continue;
                    steps[theme] += scores[theme] * scores[theme];
                    FloatRows.AddTo(gradient, themes[theme], -scores[theme]);
                    FloatRows.AddTo(themes[theme], sum, -rate * scores[theme] / MathF.Sqrt(1 + steps[theme]));
                }

                for (var i = 0; i < indices.Count; i++) FloatRows.AddTo(words[indices[i]], gradient, rate * WordRate * values[i]);
            }
        }

        for (var i = 0; i < words.Length; i++)
        {
            if (training.Vocabulary.Pairs[i]) Array.Clear(words[i]);
        }

        return (words, themes);
    }

    /// <summary>The single words of a text, with length 1 again.</summary>
    public static ThemeVector Words(ThemeVector vector, ThemeVocabulary vocabulary)
    {
        var (indices, values, sum) = (new List<int>(), new List<float>(), 0f);
        for (var i = 0; i < vector.Indices.Length; i++)
        {
            if (vocabulary.Pairs[vector.Indices[i]]) continue;
            indices.Add(vector.Indices[i]);
            values.Add(vector.Values[i]);
            sum += vector.Values[i] * vector.Values[i];
        }

        var length = sum > 0 ? MathF.Sqrt(sum) : 1;
        for (var i = 0; i < values.Count; i++) values[i] /= length;
        return vector with { Indices = [.. indices], Values = [.. values] };
    }

    // About normal, with a deviation of 0.05.
    private static float[][] Start(int rows, ref SeededRandom random)
    {
        var created = FloatRows.Create(rows, Dimensions);
        foreach (var row in created)
        {
            for (var i = 0; i < row.Length; i++) row[i] = 0.1f * (float)(ThemeTraining.Fraction(ref random) + ThemeTraining.Fraction(ref random) + ThemeTraining.Fraction(ref random) - 1.5);
        }

        return created;
    }
}
