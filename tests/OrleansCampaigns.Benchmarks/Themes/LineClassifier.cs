using System.Text.Json;
using OrleansCampaigns.Narrative.Themes.Evolution;

namespace OrleansCampaigns.Benchmarks.Themes;

/// <summary>
/// Complement-NB (Rennie et al. 2003) and centroids of single words and pairs, z-scores averaged, softmax at a temperature of 3.6: the baseline's classifier, so that the figures of
/// evolution do not depend on the product's analyser. A third of the series is held out; texts that also stand in training are left out.
/// </summary>
internal sealed class LineClassifier
{
    private const double Temperature = 3.6;
    private const int HeldPercent = 35;

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly List<(int Theme, double Centroid, double Complement)>[] _postings;
    private readonly double[] _rarity;

    private LineClassifier(int themes, List<(int Theme, string Text)> training)
    {
        Themes = themes;
        var frequency = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (_, text) in training)
        {
            foreach (var word in Features(text).Distinct(StringComparer.Ordinal)) frequency[word] = frequency.GetValueOrDefault(word) + 1;
        }

        foreach (var (word, count) in frequency)
        {
            if (count >= 2) _words.Add(word, _words.Count);
        }

        _rarity = new double[_words.Count];
        foreach (var (word, index) in _words) _rarity[index] = Math.Log((1.0 + training.Count) / (1 + frequency[word])) + 1;
        var rows = Enumerable.Range(0, themes).Select(_ => new SortedDictionary<int, double>()).ToArray();
        foreach (var (theme, text) in training)
        {
            foreach (var (index, weight) in Vector(text)) rows[theme][index] = rows[theme].GetValueOrDefault(index) + weight;
        }

        var total = new double[_words.Count];
        foreach (var (index, weight) in rows.SelectMany(row => row)) total[index] += weight;
        var all = total.Sum();
        _postings = [.. total.Select(_ => new List<(int, double, double)>())];
        for (var theme = 0; theme < themes; theme++)
        {
            var (length, own) = (Math.Sqrt(rows[theme].Values.Sum(weight => weight * weight)), rows[theme].Values.Sum());
            foreach (var (index, weight) in rows[theme])
            {
                var complement = Math.Log((1 + total[index]) / (_words.Count + all)) - Math.Log((1 + total[index] - weight) / (_words.Count + all - own));
                _postings[index].Add((theme, weight / length, complement));
            }
        }
    }

    public int Themes { get; }

    /// <summary>Each held-out line with its theme and what the classifier says of it.</summary>
    public static (int Themes, List<(int Theme, List<ThemeWeight> Posterior)> Held) Read(string folder)
    {
        var (training, held, ids) = (new List<(int, string)>(), new List<(int Theme, string Text)>(), new Dictionary<string, int>(StringComparer.Ordinal));
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "lto", "stories-train.json")));
        foreach (var story in file.RootElement.EnumerateArray())
        {
            var hash = story.GetProperty("group").GetString()!.Aggregate(14695981039346656037UL, (sum, letter) => (sum ^ letter) * 1099511628211);
            hash = (hash ^ (hash >> 29)) * 0xBF58476D1CE4E5B9;
            hash ^= hash >> 32;
            foreach (var one in story.GetProperty("themes").EnumerateArray())
            {
                if (one.GetProperty("motivation").GetString() is not { Length: > 0 } text) continue;
                if (!ids.TryGetValue(one.GetProperty("theme").GetString()!, out var theme)) ids.Add(one.GetProperty("theme").GetString()!, theme = ids.Count);
                (hash % 100 < HeldPercent ? held : training).Add((theme, text));
            }
        }

        var seen = training.Select(line => line.Item2).ToHashSet(StringComparer.Ordinal);
        var classifier = new LineClassifier(ids.Count, training);
        return (ids.Count, [.. held.Where(line => !seen.Contains(line.Text)).Distinct().Select(line => (line.Theme, classifier.Posterior(line.Text)))]);
    }

    private List<ThemeWeight> Posterior(string text)
    {
        var (centroid, complement) = (new double[Themes], new double[Themes]);
        foreach (var (index, weight) in Vector(text))
        {
            foreach (var (theme, of, against) in _postings[index])
            {
                centroid[theme] += weight * of;
                complement[theme] += weight * against;
            }
        }

        Standardise(centroid);
        Standardise(complement);
        var weights = centroid.Zip(complement, (a, b) => Math.Exp((a + b) / 2 / Temperature)).ToArray();
        var sum = weights.Sum();
        return [.. weights.Select((weight, theme) => (weight, theme)).OrderByDescending(one => one.weight).ThenBy(one => one.theme)
            .Take(SessionThemes.ThemesMax).Select(one => new ThemeWeight($"t{one.theme}", Math.Round(one.weight / sum, 5)))];
    }

    private static void Standardise(double[] scores)
    {
        var mean = scores.Average();
        var deviation = Math.Sqrt(scores.Average(score => (score - mean) * (score - mean))) + 1e-12;
        for (var i = 0; i < scores.Length; i++) scores[i] = (scores[i] - mean) / deviation;
    }

    private List<(int Index, double Weight)> Vector(string text)
    {
        var counts = new SortedDictionary<int, int>();
        foreach (var word in Features(text))
        {
            if (_words.TryGetValue(word, out var index)) counts[index] = counts.GetValueOrDefault(index) + 1;
        }

        var weights = counts.Select(one => (one.Key, Weight: (1 + Math.Log(one.Value)) * _rarity[one.Key])).ToList();
        var length = Math.Sqrt(weights.Sum(one => one.Weight * one.Weight));
        return [.. weights.Select(one => (one.Key, one.Weight / length))];
    }

    // Capitalised words inside a sentence are names.
    private static List<string> Features(string text)
    {
        var (features, before) = (new List<string>(), "");
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetter(text[i]))
            {
                if (text[i] is '.' or ',' or ';') before = "";
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && (char.IsLetter(text[i]) || text[i] == '\'')) i++;
            var word = start > 0 && char.IsUpper(text[start]) ? "" : Stem(text[start..i].ToLowerInvariant());
            if (word.Length > 0) features.Add(word);
            if (word.Length > 0 && before.Length > 0) features.Add($"{before} {word}");
            before = word;
        }

        return features;
    }

    private static string Stem(string word)
    {
        if (word.EndsWith("'s", StringComparison.Ordinal)) word = word[..^2];
        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal)) return word[..^3] + "y";
        if (word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal)) word = word[..^3];
        else if (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal)) word = word[..^2];
        else if (word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal)) word = word[..^1];
        return word.Length > 3 && word.EndsWith('e') ? word[..^1] : word;
    }
}
