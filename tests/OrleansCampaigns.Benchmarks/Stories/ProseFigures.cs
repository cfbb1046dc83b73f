using OrleansCampaigns.Narrative.Stories.Prose;

namespace OrleansCampaigns.Benchmarks.Stories;

/// <summary>How varied texts are: distinct runs of three words, and BLEU-4 of texts against others of the same set (Zhu et al., Texygen, SIGIR 2018).</summary>
internal sealed class ProseFigures
{
    private readonly HashSet<(string, string, string)> _runs = [];
    private readonly List<string[]> _texts = [];
    private long _runCount;

    public int Texts => _texts.Count;

    public double DistinctThree => (double)_runs.Count / Math.Max(1, _runCount);

    public void Add(string text)
    {
        string[] words = [.. Sentences.Words(text)];
        _texts.Add(words);
        for (var i = 2; i < words.Length; i++) _runs.Add((words[i - 2], words[i - 1], words[i]));
        _runCount += Math.Max(0, words.Length - 2);
    }

    /// <summary>Mean BLEU-4 of every text among <paramref name="sample"/> evenly spaced ones, each against all others of them. Precisions are clipped to the most that any one other text holds; a zero count is 0.1, as in method 1 of Chen and Cherry (2014).</summary>
    public double SelfBleu(int sample)
    {
        var step = Math.Max(1, _texts.Count / sample);
        var chosen = _texts.Where((_, i) => i % step == 0).Take(sample).ToArray();
        var grams = chosen.Select(text => Enumerable.Range(1, 4).Select(size => Count(text, size)).ToArray()).ToArray();
        var most = Enumerable.Range(0, 4).Select(size => TopTwo(grams, size)).ToArray();
        return Enumerable.Range(0, chosen.Length).Average(i => Bleu(i, chosen, grams, most));
    }

    private static double Bleu(int i, string[][] texts, Dictionary<string, int>[][] grams, Dictionary<string, (int First, int Of, int Second)>[] most)
    {
        var log = 0.0;
        for (var size = 0; size < 4; size++)
        {
            var (clipped, all) = (0, 0);
            foreach (var (gram, count) in grams[i][size])
            {
                var (first, of, second) = most[size][gram];
                clipped += Math.Min(count, of == i ? second : first);
                all += count;
            }

            if (all > 0) log += Math.Log((clipped == 0 ? 0.1 : clipped) / all) / 4;
        }

        var length = texts[i].Length;
        var nearest = texts.Where((_, j) => j != i).MinBy(other => Math.Abs(other.Length - length))!.Length;
        return Math.Exp(log) * (length >= nearest ? 1 : Math.Exp(1 - ((double)nearest / Math.Max(1, length))));
    }

    private static Dictionary<string, int> Count(string[] words, int size)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i + size <= words.Length; i++)
        {
            var gram = string.Join(' ', words, i, size);
            counts[gram] = counts.GetValueOrDefault(gram) + 1;
        }

        return counts;
    }

    private static Dictionary<string, (int First, int Of, int Second)> TopTwo(Dictionary<string, int>[][] grams, int size)
    {
        var most = new Dictionary<string, (int First, int Of, int Second)>(StringComparer.Ordinal);
        for (var i = 0; i < grams.Length; i++)
        {
            foreach (var (gram, count) in grams[i][size])
            {
                var known = most.GetValueOrDefault(gram);
                most[gram] = count > known.First ? (count, i, known.First) : (known.First, known.Of, Math.Max(known.Second, count));
            }
        }

        return most;
    }
}
