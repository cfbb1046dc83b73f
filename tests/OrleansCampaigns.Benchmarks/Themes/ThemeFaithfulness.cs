using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Narrative.Themes;

namespace OrleansCampaigns.Benchmarks.Themes;

/// <summary>Whether cited evidence is what a hit rests on: without it the theme must become less certain, without as much other text of the same document it should not.</summary>
internal sealed class ThemeFaithfulness(ThemeAnalyser analyser)
{
    private const int HitsOfDocument = 5;

    private SeededRandom _random = new(20_260_101);

    public (int Cases, int Lowered, int OtherLowered) Spans { get; private set; }

    public (int Cases, int Lowered, int OtherLowered) Words { get; private set; }

    /// <summary>A document: the spans of each of its first hits against as many others.</summary>
    public void AddDocument(IReadOnlyList<string> lines)
    {
        var text = string.Join('\n', lines);
        foreach (var hit in Analyse(text).Take(HitsOfDocument))
        {
            var cited = hit.Spans.Select(span => (span.Start, span.Length)).ToList();
            var others = TextUnit.Split(text).Select(unit => (unit.Start, unit.Length)).Except(cited).ToList();
            if (others.Count < cited.Count) continue;
            var lowered = Confidence(Without(text, cited), hit.Theme) < hit.Confidence;
            var otherLowered = Confidence(Without(text, Draw(others, cited.Count)), hit.Theme) < hit.Confidence;
            Spans = (Spans.Cases + 1, Spans.Lowered + (lowered ? 1 : 0), Spans.OtherLowered + (otherLowered ? 1 : 0));
        }
    }

    /// <summary>One sentence: the words cited for its first theme against as many others.</summary>
    public void AddSentence(string text)
    {
        if (TextUnit.Split(text).Count != 1 || Analyse(text) is not [var hit, ..]) return;
        var cited = hit.Spans[0].Terms.SelectMany(term => WordsWithin(text, term.Start, term.Length)).Distinct().ToList();
        var others = WordsWithin(text, 0, text.Length).Except(cited).ToList();
        if (cited.Count == 0 || others.Count < cited.Count) return;
        var lowered = Confidence(Without(text, cited), hit.Theme) < hit.Confidence;
        var otherLowered = Confidence(Without(text, Draw(others, cited.Count)), hit.Theme) < hit.Confidence;
        Words = (Words.Cases + 1, Words.Lowered + (lowered ? 1 : 0), Words.OtherLowered + (otherLowered ? 1 : 0));
    }

    private static List<(int Start, int Length)> WordsWithin(string text, int start, int length)
    {
        var words = new List<(int, int)>();
        for (var at = start; at < start + length;)
        {
            var end = at;
            while (end < start + length && !char.IsWhiteSpace(text[end])) end++;
            if (end > at) words.Add((at, end - at));
            at = end + 1;
        }

        return words;
    }

    private static string Without(string text, List<(int Start, int Length)> stretches)
    {
        foreach (var (start, length) in stretches.OrderByDescending(stretch => stretch.Start)) text = text.Remove(start, length);
        return text;
    }

    private List<(int Start, int Length)> Draw(List<(int Start, int Length)> from, int count)
    {
        var left = from.ToList();
        while (left.Count > count) left.RemoveAt(_random.NextInt32(left.Count));
        return left;
    }

    private System.Collections.Immutable.ImmutableArray<ThemeHit> Analyse(string text, int most = 12) => analyser.Analyse(new ThemeRequest([new ThemeSource("text", text)]) { HitsMax = most }).Hits;

    private double Confidence(string text, string theme) => Analyse(text, most: 200).FirstOrDefault(hit => hit.Theme == theme)?.Confidence ?? 0;
}
