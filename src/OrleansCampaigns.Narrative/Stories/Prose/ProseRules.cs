using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>What a rewritten text is judged by.</summary>
/// <param name="Words">All words that the engine's content uses, in lower case: a word from elsewhere may be a name.</param>
/// <param name="Past">What has been read aloud.</param>
/// <param name="Barred">Words behind the table's lines.</param>
/// <param name="Similarity">Cosine of the themes of both texts, in thousandths, by whoever has the analyser.</param>
public sealed record ProseRules(FrozenSet<string> Words, SentenceLedger Past, ImmutableArray<string> Barred, int Similarity)
{
    /// <summary>Words of all phrases of the lexicon except names.</summary>
    public static FrozenSet<string> WordsOf(ProseLexicon lexicon)
    {
        var words = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var path in lexicon.Paths.Where(path => !path.StartsWith("names/", StringComparison.Ordinal)))
        {
            foreach (var template in lexicon[path]) Collect(template.Parts, words);
        }

        return words.ToFrozenSet(StringComparer.Ordinal);
    }

    private static void Collect(ImmutableArray<TemplatePart> parts, SortedSet<string> words)
    {
        foreach (var part in parts)
        {
            if (part is TemplatePart.Plain plain) words.UnionWith(Sentences.Words(plain.Text));
            if (part is not TemplatePart.Choice choice) continue;
            foreach (var way in choice.Ways) Collect(way, words);
        }
    }
}
