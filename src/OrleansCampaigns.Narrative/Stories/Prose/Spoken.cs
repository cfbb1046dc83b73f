using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>What was read aloud in the campaign, which is not changed, and in the chapter being written.</summary>
internal sealed class Spoken(SentenceLedger past)
{
    private readonly HashSet<string> _here = new(StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _lent = new(StringComparer.Ordinal);

    /// <summary>A phrase of the lexicon that this chapter has used already weighs as much as so many runs said before.</summary>
    private const int RunsOfLent = 3;

    public bool Contains(string sentence) => _here.Contains(sentence) || past.Contains(sentence);

    public (int Stale, int Runs) Weigh(ImmutableArray<string> sentences)
    {
        var (stale, runs) = (0, 0);
        foreach (var sentence in sentences)
        {
            if (Contains(sentence)) stale++;
            runs += past.RunsSaid(sentence);
        }

        return (stale, runs);
    }

    /// <summary>How stale a text's lent phrases are in this chapter.</summary>
    public int WeighLent(ImmutableArray<string> bound)
    {
        var weight = 0;
        foreach (var id in bound)
        {
            if (_lent.Contains(id)) weight += RunsOfLent;
        }

        return weight;
    }

    public void Lend(ImmutableArray<string> bound) => _lent.UnionWith(bound.Where(id => id.StartsWith("places/", StringComparison.Ordinal) || id.StartsWith("prose/", StringComparison.Ordinal)));

    public void Say(string text)
    {
        foreach (var sentence in Sentences.Of(text)) _here.Add(sentence);
    }
}
