namespace OrleansCampaigns.Narrative.Themes;

/// <summary>What three differently trained voices say of one text, before they are weighed.</summary>
/// <param name="Priors">How often each theme is given, as a logarithm.</param>
/// <param name="Counts">Sentences each theme was trained on.</param>
internal sealed record ThemeVoices(ThemeVocabulary Vocabulary, float[] Priors, int[] Counts, SparseRows Linear, SparseRows Centroids, ThemeEmbedding Embedding)
{
    public const int Count = 3;

    /// <summary>A cosine is between 0 and 1; times this it has about the spread of the other voices.</summary>
    private const double CosineScale = 20;

    /// <summary>Of a feature's value, so that sums are whole numbers.</summary>
    private const int Unit = 1 << 12;

    public int Themes => Counts.Length;

    /// <summary>Theme by theme the linear, the embedding and the centroid voice, one array each.</summary>
    public double[][] Scores(ThemeVector vector)
    {
        var (linear, centroids) = (new long[Themes], new long[Themes]);
        for (var i = 0; i < vector.Indices.Length; i++)
        {
            var value = (int)MathF.Round(vector.Values[i] * Unit);
            Linear.Add(vector.Indices[i], value, linear);
            Centroids.Add(vector.Indices[i], value, centroids);
        }

        double[][] scores = [new double[Themes], new double[Themes], new double[Themes]];
        for (var theme = 0; theme < Themes; theme++)
        {
            scores[0][theme] = Priors[theme] + (linear[theme] * (double)Linear.Step / Unit);
            scores[1][theme] = Priors[theme];
            scores[2][theme] = centroids[theme] * (double)Centroids.Step * CosineScale / Unit;
        }

        Embedding.AddTo(scores[1], Embedding.Sum(EmbeddingTraining.Words(vector, Vocabulary)));
        return scores;
    }

    /// <summary>What one feature of a text adds to each voice's score of a theme. All three are sums over features, so this is exact, not a guess.</summary>
    public (double Linear, double Embedding, double Centroid) Share(ThemeVector vector, ThemeVector words, int at, int theme)
    {
        var (feature, value) = (vector.Indices[at], vector.Values[at]);
        var word = Array.BinarySearch(words.Indices, feature);
        return (value * Linear.Weight(feature, theme) * (double)Linear.Step,
            word < 0 ? 0 : words.Values[word] * Embedding.Weight(feature, theme),
            value * Centroids.Weight(feature, theme) * (double)Centroids.Step * CosineScale);
    }

    public static ThemeVoices Train(ThemeTraining training)
    {
        var priors = training.Priors();
        var linear = SparseRows.From(LinearTraining.Train(training, priors), step: 1 / 16f, least: 0.35f);
        var (words, themes) = EmbeddingTraining.Train(training, priors);
        return new ThemeVoices(training.Vocabulary, priors[..training.Themes], training.Counts(), linear, CentroidTraining.Train(training), ThemeEmbedding.From(words, themes, training.Vocabulary));
    }
}
