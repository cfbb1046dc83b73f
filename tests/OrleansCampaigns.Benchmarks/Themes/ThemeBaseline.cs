using OrleansCampaigns.Narrative.Themes;

namespace OrleansCampaigns.Benchmarks.Themes;

/// <summary>
/// What the model must beat: TF-IDF centroid, Complement-NB (Rennie et al. 2003) and the 40 nearest sentences over stems and pairs of stems, their z-scores added with equal weights. Names are masked as by the model's own rule of
/// capitals, roughly: a capitalised word within a sentence that no theme's text has is left out.
/// </summary>
internal sealed class ThemeBaseline
{
    private const int Neighbours = 40;
    private const double Smoothing = 0.1;

    private readonly Dictionary<string, (int Index, double Weight)> _features = new(StringComparer.Ordinal);
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);
    private readonly List<(int Theme, double Weight)>[] _centroids;
    private readonly List<(int Theme, double Weight)>[] _complements;
    private readonly List<(int Sentence, double Weight)>[] _sentences;
    private readonly double[] _complementBase;
    private readonly int[] _themeOf;
    private readonly int _themes;

    public ThemeBaseline(ThemeCorpus corpus)
    {
        var themes = corpus.Packs.SelectMany(pack => pack.Themes).ToList();
        _themes = themes.Count;
        foreach (var word in themes.SelectMany(theme => Words(theme.Name + ". " + theme.Definition + ". " + string.Join(". ", theme.Aliases), masked: false))) _kept.Add(word);
        var texts = corpus.Examples.Select(example => (example.Theme, Features: Features(example.Text, masked: true), Weight: 1.0, IsSentence: true)).ToList();
        for (var i = 0; i < themes.Count; i++)
        {
            texts.Add((i, Features(themes[i].Name, masked: false), 3, false));
            texts.AddRange(themes[i].Aliases.Select(alias => (i, Features(alias, masked: false), 1.0, false)));
            texts.Add((i, Features(themes[i].Definition, masked: false), 1.5, false));
        }

        var counts = texts.SelectMany(text => text.Features.Distinct()).CountBy(feature => feature).Where(count => count.Value >= 2).OrderBy(count => count.Key, StringComparer.Ordinal);
        foreach (var (feature, count) in counts) _features.Add(feature, (_features.Count, Math.Log((texts.Count + 1) / (count + 0.5))));
        (_centroids, _complements, _sentences) = (Lists(), Lists(), Lists());
        _themeOf = [.. corpus.Examples.Select(example => example.Theme)];
        var (weighted, plain) = (Enumerable.Range(0, _themes).Select(_ => new SortedDictionary<int, double>()).ToArray(), Enumerable.Range(0, _themes).Select(_ => new SortedDictionary<int, double>()).ToArray());
        for (var i = 0; i < texts.Count; i++)
        {
            foreach (var (feature, value) in Vector(texts[i].Features))
            {
                weighted[texts[i].Theme][feature] = weighted[texts[i].Theme].GetValueOrDefault(feature) + (texts[i].Weight * value);
                plain[texts[i].Theme][feature] = plain[texts[i].Theme].GetValueOrDefault(feature) + value;
                if (texts[i].IsSentence) _sentences[feature].Add((i, value));
            }
        }

        _complementBase = Complements(plain);
        for (var theme = 0; theme < _themes; theme++)
        {
            var length = Math.Sqrt(weighted[theme].Values.Sum(value => value * value));
            foreach (var (feature, value) in weighted[theme]) _centroids[feature].Add((theme, value / length));
        }
    }

    /// <summary>Centroid, Complement-NB, nearest sentences, and the sum of their z-scores.</summary>
    public double[][] Scores(string text)
    {
        var (centroid, complement, likeness, nearest) = (new double[_themes], new double[_themes], new double[_themeOf.Length], new double[_themes]);
        var sum = 0.0;
        foreach (var (feature, value) in Vector(Features(text, masked: true)))
        {
            sum += value;
            foreach (var (theme, weight) in _centroids[feature]) centroid[theme] += value * weight;
            foreach (var (theme, weight) in _complements[feature]) complement[theme] += value * weight;
            foreach (var (sentence, weight) in _sentences[feature]) likeness[sentence] += value * weight;
        }

        for (var theme = 0; theme < _themes; theme++) complement[theme] += sum * _complementBase[theme];
        foreach (var (value, sentence) in likeness.Select((value, sentence) => (value, sentence)).Where(one => one.value > 0).OrderByDescending(one => one.value).Take(Neighbours)) nearest[_themeOf[sentence]] += value;
        double[][] voices = [Z(centroid), Z(complement), Z(nearest)];
        return [.. voices, [.. Enumerable.Range(0, _themes).Select(theme => voices.Sum(voice => voice[theme]))]];
    }

    private static double[] Z(double[] scores)
    {
        var mean = scores.Average();
        var deviation = Math.Sqrt(Math.Max(1e-12, scores.Average(score => score * score) - (mean * mean)));
        return [.. scores.Select(score => (score - mean) / deviation)];
    }

    private List<(int, double)>[] Lists() => [.. Enumerable.Range(0, _features.Count).Select(_ => new List<(int, double)>())];

    private double[] Complements(SortedDictionary<int, double>[] plain)
    {
        var totals = new double[_features.Count];
        foreach (var (feature, value) in plain.SelectMany(theme => theme)) totals[feature] += value;
        var (all, size) = (totals.Sum(), Smoothing * _features.Count);
        var bases = new double[_themes];
        for (var theme = 0; theme < _themes; theme++)
        {
            bases[theme] = Math.Log(all - plain[theme].Values.Sum() + size) - Math.Log(all + size);
            foreach (var (feature, value) in plain[theme]) _complements[feature].Add((theme, Math.Log(totals[feature] + Smoothing) - Math.Log(totals[feature] - value + Smoothing)));
        }

        return bases;
    }

    private IEnumerable<(int Feature, double Value)> Vector(List<string> features)
    {
        var known = features.CountBy(feature => feature).Where(count => _features.ContainsKey(count.Key)).Select(count => (Feature: _features[count.Key].Index, Value: (1 + Math.Log(count.Value)) * _features[count.Key].Weight)).ToList();
        var length = Math.Sqrt(known.Sum(one => one.Value * one.Value));
        return known.Select(one => (one.Feature, one.Value / length));
    }

    private List<string> Features(string text, bool masked)
    {
        var stems = Words(text, masked).Select(EnglishStemmer.Stem).ToList();
        return [.. stems, .. stems.Zip(stems.Skip(1), (first, second) => $"{first}_{second}")];
    }

    private List<string> Words(string text, bool masked)
    {
        var (words, isInitial) = (new List<string>(), true);
        foreach (var written in text.Split([' ', '\n', '\r', ',', ';', ':', '"', '(', ')', '-', '/'], StringSplitOptions.RemoveEmptyEntries))
        {
            var word = written.Trim('.', '!', '?', '\'').ToLowerInvariant();
            if (word.EndsWith("'s", StringComparison.Ordinal)) word = word[..^2];
            var isName = masked && !isInitial && char.IsUpper(written[0]) && !_kept.Contains(word);
            if (word.Length > 2 && !isName) words.Add(word);
            isInitial = written[^1] is '.' or '!' or '?';
        }

        return words;
    }
}
