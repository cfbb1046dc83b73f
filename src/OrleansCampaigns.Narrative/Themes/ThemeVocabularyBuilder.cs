using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>Learns from a corpus which words are names and which features are worth keeping.</summary>
internal sealed class ThemeVocabularyBuilder
{
    /// <summary>A single word must occur in so many texts, anything longer in <see cref="PairTextsMin"/>.</summary>
    private const int WordTextsMin = 2;

    private const int PairTextsMin = 3;

    /// <summary>A word is a name when less than a quarter of its uses within sentences have no capital.</summary>
    private const int NameRatio = 4;

    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);
    private readonly HashSet<string> _common = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<(List<ThemeFeature> Features, int Theme, int Story)> _texts = [];

    private ThemeVocabularyBuilder()
    {
    }

    /// <summary>The vocabulary, and each training text's vector: first the examples in their order, then name, aliases and definition of each theme.</summary>
    public static (ThemeVocabulary Vocabulary, List<ThemeTrainingText> Texts) Build(ThemeCorpus corpus, ImmutableArray<ThemeExample> examples)
    {
        var builder = new ThemeVocabularyBuilder();
        var themes = corpus.Packs.SelectMany(pack => pack.Themes).ToList();
        builder.LearnNames(themes, examples);
        foreach (var example in examples) builder.Read(example.Text, example.Theme, example.Story, isMasked: true);
        for (var i = 0; i < themes.Count; i++)
        {
            foreach (var text in WordsOf(themes[i])) builder.Read(text, i, ThemeTrainingText.OfTheTheme, isMasked: false);
        }

        var vocabulary = builder.Vocabulary();
        return (vocabulary, [.. builder._texts.Select(text => new ThemeTrainingText(vocabulary.Vector(text.Features), text.Theme, text.Story))]);
    }

    private static IEnumerable<string> WordsOf(ThemeDefinition theme) =>
        new[] { theme.Name, theme.Definition }.Concat(theme.Aliases).Where(text => text.Length > 0);

    private static TextUnit Whole(string text) => new(0, text.Length);

    private void LearnNames(List<ThemeDefinition> themes, ImmutableArray<ThemeExample> examples)
    {
        foreach (var token in themes.SelectMany(WordsOf).SelectMany(text => ThemeToken.Of(text, Whole(text)))) _kept.Add(token.Word);
        var uses = new Dictionary<string, (int Capital, int Small)>(StringComparer.Ordinal);
        foreach (var token in examples.SelectMany(example => ThemeToken.Of(example.Text, Whole(example.Text))))
        {
            if (token.IsInitial) continue;
            var (capital, small) = uses.GetValueOrDefault(token.Word);
            uses[token.Word] = token.IsCapital ? (capital + 1, small) : (capital, small + 1);
        }

        foreach (var (word, (capital, small)) in uses.OrderBy(use => use.Key, StringComparer.Ordinal))
        {
            if (small > 0) _common.Add(word);
            if (small * NameRatio < capital && !_kept.Contains(word) && !ThemeToken.IsTitle(word)) _names.Add(word);
        }
    }

    private bool IsName(ThemeToken token, string stem) =>
        !_kept.Contains(token.Word) && !ThemeToken.IsTitle(token.Word) && token.Word != "i" && (_names.Contains(token.Word) || !_common.Contains(token.Word));

    private void Read(string text, int theme, int story, bool isMasked)
    {
        var stems = ThemeFeature.Stems(ThemeToken.Of(text, Whole(text)), isMasked ? IsName : static (_, _) => false);
        _texts.Add((ThemeFeature.Of(stems), theme, story));
    }

    private ThemeVocabulary Vocabulary()
    {
        var counts = new Dictionary<ulong, (int Texts, bool IsPair)>();
        foreach (var (features, _, _) in _texts)
        {
            foreach (var feature in features.DistinctBy(feature => feature.Key)) counts[feature.Key] = (counts.GetValueOrDefault(feature.Key).Texts + 1, feature.IsPair);
        }

        var names = new HashSet<ulong>(_names.Select(name => ThemeFeature.KeyOf(EnglishStemmer.Stem(name))));
        var kept = counts.Where(count => count.Value.Texts >= (count.Value.IsPair ? PairTextsMin : WordTextsMin)).OrderBy(count => count.Key).ToList();
        return new ThemeVocabulary(
            [.. kept.Select(count => count.Key)],
            [.. kept.Select(count => Weight(count.Value.Texts))],
            [.. kept.Select(count => count.Value.IsPair)],
            [.. kept.Select(count => !count.Value.IsPair && names.Contains(count.Key))]);
    }

    /// <summary>Inverse document frequency in 256ths, as it is stored.</summary>
    private float Weight(int texts) => MathF.Round((float)ThemeMath.Log((_texts.Count + 1) / (texts + 0.5)) * 256) / 256;
}
