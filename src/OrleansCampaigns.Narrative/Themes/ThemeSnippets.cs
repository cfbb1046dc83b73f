using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>The sentences a model was trained on, as sets of features without order, text or weight: enough to say which story's use of a theme is most like a text's, not enough to read one.</summary>
/// <param name="Titles">Of the stories.</param>
/// <param name="Stories">One a snippet; snippets lie by theme, then in the corpus' order.</param>
/// <param name="ThemeStarts">The first snippet of each theme, and one more.</param>
/// <param name="FeatureStarts">The first feature of each snippet, and one more.</param>
/// <param name="Features">Single words only, ascending in each snippet.</param>
internal sealed record ThemeSnippets(ImmutableArray<string> Titles, ImmutableArray<int> Stories, ImmutableArray<int> ThemeStarts, ImmutableArray<int> FeatureStarts, ImmutableArray<int> Features)
{
    public static ThemeSnippets From(ThemeTraining training, ImmutableArray<ThemeStory> stories)
    {
        var byTheme = training.Texts.Where(text => text.Story >= 0).GroupBy(text => text.Theme).ToDictionary(group => group.Key, group => group.ToList());
        var (of, themeStarts, featureStarts, features) = (new List<int>(), new List<int> { 0 }, new List<int> { 0 }, new List<int>());
        for (var theme = 0; theme < training.Themes; theme++)
        {
            foreach (var text in byTheme.GetValueOrDefault(theme, []))
            {
                of.Add(text.Story);
                features.AddRange(text.Vector.Indices.Where(index => !training.Vocabulary.Pairs[index]));
                featureStarts.Add(features.Count);
            }

            themeStarts.Add(of.Count);
        }

        return new ThemeSnippets([.. stories.Select(story => story.Title)], [.. of], [.. themeStarts], [.. featureStarts], [.. features]);
    }

    /// <summary>Titles of the stories whose sentence about this theme is most like the text, best first, each once; none without a word in common.</summary>
    public ImmutableArray<string> Nearest(ThemeVector text, int theme, ThemeVocabulary vocabulary, int max)
    {
        var found = new List<(long Likeness, int Snippet)>();
        for (var snippet = ThemeStarts[theme]; snippet < ThemeStarts[theme + 1]; snippet++)
        {
            if (Likeness(text, snippet, vocabulary) is > 0 and var likeness) found.Add((likeness, snippet));
        }

        found.Sort(static (a, b) => a.Likeness != b.Likeness ? b.Likeness.CompareTo(a.Likeness) : a.Snippet.CompareTo(b.Snippet));
        return [.. found.Select(near => Titles[Stories[near.Snippet]]).Distinct(StringComparer.Ordinal).Take(max)];
    }

    private long Likeness(ThemeVector text, int snippet, ThemeVocabulary vocabulary)
    {
        var (shared, all) = (0f, 0f);
        for (var i = FeatureStarts[snippet]; i < FeatureStarts[snippet + 1]; i++)
        {
            var weight = vocabulary.Weights[Features[i]];
            all += weight * weight;
            var at = Array.BinarySearch(text.Indices, Features[i]);
            if (at >= 0) shared += weight * text.Values[at];
        }

        return all > 0 ? ThemeMath.Millionths(shared / MathF.Sqrt(all)) : 0;
    }
}
