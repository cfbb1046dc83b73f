namespace OrleansCampaigns.Narrative.Themes;

/// <summary>The centroid voice: the cosine between a text and the mean of all that is said of a theme. It is what knows themes with few examples, by their names.</summary>
internal static class CentroidTraining
{
    private const float NameWeight = 3;

    private const float DefinitionWeight = 1.5f;

    /// <summary>What adds less to a cosine is not stored.</summary>
    private const float Least = 0.02f;

    private const float Step = 1 / 512f;

    /// <summary>Rows of the features over the themes.</summary>
    public static SparseRows Train(ThemeTraining training)
    {
        var centroids = new SortedDictionary<int, float>[training.Themes];
        for (var theme = 0; theme < centroids.Length; theme++) centroids[theme] = [];
        var named = new bool[training.Themes];
        foreach (var text in training.Texts)
        {
            // Of a theme's own texts the name comes first, then its definition and aliases.
            var isOwn = text.Story == ThemeTrainingText.OfTheTheme;
            var weight = !isOwn ? 1 : named[text.Theme] ? DefinitionWeight : NameWeight;
            if (isOwn) named[text.Theme] = true;
            for (var i = 0; i < text.Vector.Indices.Length; i++)
            {
                var index = text.Vector.Indices[i];
                centroids[text.Theme][index] = centroids[text.Theme].GetValueOrDefault(index) + (weight * text.Vector.Values[i]);
            }
        }

        var entries = new List<(int Theme, float Weight)>[training.Vocabulary.Keys.Length];
        for (var i = 0; i < entries.Length; i++) entries[i] = [];
        for (var theme = 0; theme < centroids.Length; theme++) Spread(centroids[theme], theme, entries);
        return Rows(entries);
    }

    private static void Spread(SortedDictionary<int, float> centroid, int theme, List<(int Theme, float Weight)>[] entries)
    {
        var sum = 0f;
        foreach (var (_, weight) in centroid) sum += weight * weight;
        var length = MathF.Sqrt(sum);
        foreach (var (feature, weight) in centroid)
        {
            if (weight >= Least * length) entries[feature].Add((theme, weight / length));
        }
    }

    private static SparseRows Rows(List<(int Theme, float Weight)>[] entries)
    {
        var starts = new List<int>(entries.Length + 1) { 0 };
        foreach (var entry in entries) starts.Add(starts[^1] + entry.Count);
        return new SparseRows([.. starts], [.. entries.SelectMany(entry => entry).Select(pair => (ushort)pair.Theme)], [.. entries.SelectMany(entry => entry).Select(pair => (short)MathF.Round(pair.Weight / Step))], Step);
    }
}
