using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>What was read aloud in the campaign, which is not changed, and in the chapter being written.</summary>
internal sealed class Spoken(SentenceLedger past)
{
    private readonly HashSet<string> _here = new(StringComparer.OrdinalIgnoreCase);

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

    public void Say(string text)
    {
        foreach (var sentence in Sentences.Of(text)) _here.Add(sentence);
    }
}
