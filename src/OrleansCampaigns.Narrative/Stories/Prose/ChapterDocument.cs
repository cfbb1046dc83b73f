using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>A whole chapter for a game master, in the order in which one reads: why now, question, truth, if nobody acts, strong start, scenes, clues, reward, consequences.</summary>
/// <param name="Title">Without number.</param>
/// <param name="Heading">Number, seed, arc, tone and lines, in one line.</param>
/// <param name="Sections">In order.</param>
public sealed record ChapterDocument(ProseLine Title, string Heading, ImmutableArray<DocumentSection> Sections)
{
    /// <summary>All that is read to players, in order: what goes into the <see cref="SentenceLedger"/> when the chapter is kept.</summary>
    public ImmutableArray<ProseLine> ForPlayers => [.. Sections.SelectMany(section => section.Lines).Where(line => line.IsForPlayers)];

    /// <summary>Remembers what is read aloud.</summary>
    public void EnterInto(SentenceLedger ledger)
    {
        foreach (var line in ForPlayers)
        {
            foreach (var sentence in Sentences.Of(line.Text)) ledger.Add(sentence);
        }
    }
}
