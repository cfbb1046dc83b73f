using System.Collections.Frozen;
using System.Collections.Immutable;
using OrleansCampaigns.Rules.Worlds;

namespace OrleansCampaigns.Rules.Texts;

/// <summary>Names that the world does not know: capitals before a verb, after one of saying, or after "in", "to", "of" and the like. The first word of a sentence counts where the text never writes it small.</summary>
internal sealed class StrangerFinder(NameTable names, WorldRecord world, int max)
{
    private static readonly FrozenSet<string> Common =
        ["i", "he", "she", "it", "they", "we", "you", "this", "that", "these", "those", "what", "who", "which", "there", "here", "nobody", "somebody", "everybody", "everyone", "someone", "nothing", "something", "everything", "one", "each", "both", "another", "neither", "god", "gods", "lord", "lady", "king", "queen", "sir",
        "captain", "master", "mistress", "father", "mother", "brother", "sister", "dc", "ac", "hp", "gm", "dm", "npc", "pc", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "strength", "dexterity", "constitution", "intelligence", "wisdom", "charisma", "perception", "insight", "persuasion",
        "deception", "stealth", "investigation", "arcana", "history", "nature", "religion", "survival", "athletics", "acrobatics", "medicine", "performance", "intimidation", "chapter", "scene", "act", "success", "failure", "cost", "then", "now", "but", "and", "if", "when", "while", "as", "after", "before", "inside", "outside",
        "all", "some", "many", "most", "few", "several", "others", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "people", "villagers", "guards", "players", "characters", "rain", "snow", "wind", "smoke", "fire", "water", "dust", "light", "bells", "music", "silence", "night", "morning"];

    private static readonly FrozenSet<string> BeforePlaces = ["in", "at", "to", "from", "near", "into", "towards", "toward", "through", "outside", "leaving", "reach", "reaches", "enters"];

    private readonly HashSet<string> _small = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TextStranger> _found = new(StringComparer.Ordinal);
    private readonly List<TextStranger> _order = [];
    private readonly FrozenSet<string> _months = world.Months.SelectMany(month => SentenceSplit.Split(month.Name)).SelectMany(name => name.Words).Select(word => word.Word).ToFrozenSet(StringComparer.Ordinal);

    public ImmutableArray<TextStranger> Found => [.. _order.Where(stranger => !_small.Contains(stranger.Name.ToLowerInvariant()))];

    public void Look(string text, string path, TextSentence sentence, IReadOnlyList<TextMention> mentions)
    {
        var words = sentence.Words;
        var (next, at) = (0, 0);
        while (at < words.Length)
        {
            if (next < mentions.Count && mentions[next].From == at)
            {
                at = mentions[next++].To;
                continue;
            }

            if (!words[at].IsCapital) _small.Add(words[at].Word);
            else if (!sentence.IsHeading && !words[at].IsSpoken && IsName(words, at)) Add(text, path, words[at]);
            at++;
        }
    }

    private bool IsName(ImmutableArray<TextWord> words, int at)
    {
        var word = words[at];
        if (word.Length < 3 || Common.Contains(word.Word) || names.Knows(word.Word) || _months.Contains(word.Word) || word.Word.EndsWith("ly", StringComparison.Ordinal) || word.Word.EndsWith("ing", StringComparison.Ordinal)) return false;
        if (at > 0 && (BeforePlaces.Contains(words[at - 1].Word) || ActorFinder.IsSaying(words, at - 1))) return true;
        // The rest of a longer name stands with its first word.
        if (at > 0 && words[at - 1].IsCapital && at > 1 && !word.FollowsMark) return false;
        var end = at + 1;
        while (end < words.Length && words[end].IsCapital && !words[end].FollowsMark) end++;
        if (word.IsPossessive || at == 0 && end == 1 && word.Word.EndsWith('s')) return false;
        if (end + 2 < words.Length && words[end].Word == "and" && words[end + 1].IsCapital) return Enumerable.Range(end + 2, Math.Min(3, words.Length - end - 2)).Any(next => !words[next].IsCapital && ActorFinder.IsPluralVerb(words, next));
        return ActorFinder.VerbAfter(words, end);
    }

    private void Add(string text, string path, TextWord word)
    {
        if (_order.Count >= max || _found.ContainsKey(word.Word)) return;
        var stranger = new TextStranger(text.Substring(word.Start, word.IsPossessive && word.Length > 2 ? word.Length - 2 : word.Length), path);
        _found.Add(word.Word, stranger);
        _order.Add(stranger);
    }
}
