using System.Collections.Frozen;
using System.Collections.Immutable;
using OrleansCampaigns.Rules.Worlds;

namespace OrleansCampaigns.Rules.Texts;

/// <summary>A way of saying that a fact begins, ends or holds.</summary>
/// <param name="Atoms">What it looks like: <c>{0:person} be escape~ from *</c>.</param>
/// <param name="Effect">What it says.</param>
/// <param name="Predicate">Of the fact.</param>
/// <param name="First">The slot that stands first in it; null: whichever holds, or anybody.</param>
/// <param name="Second">Likewise; also null when the fact has one part.</param>
/// <param name="Parts">One or two.</param>
internal sealed record WorldPhrase(ImmutableArray<PhraseAtom> Atoms, PhraseEffect Effect, string Predicate, int? First, int? Second, int Parts)
{
    private const int SlotsMax = 3;

    /// <param name="pattern">Atoms with spaces between them: <c>{0:person}</c>, <c>{0:person}'s</c>, <c>a|b</c>, <c>free~</c> for every form of a verb, <c>up?</c>, <c>*</c>.</param>
    /// <param name="fact"><c>captive(0,?)</c>.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static WorldPhrase Read(string pattern, PhraseEffect effect, string fact)
    {
        if (!WorldFact.TryParse(fact, out var shape)) throw new FormatException($"{fact} is no fact.");
        return new WorldPhrase([.. pattern.Split(' ').Select(AtomOf)], effect, shape.Predicate, SlotOf(shape.First), shape.Second is { } second ? SlotOf(second) : null, shape.Second is null ? 1 : 2);
    }

    /// <summary>The entities in its slots where it stands first in the sentence, and which words it takes; null when it does not.</summary>
    public (WorldEntity?[] Slots, int From, int To)? FindIn(TextSentence sentence, IReadOnlyDictionary<int, TextMention> mentions)
    {
        for (var at = 0; at < sentence.Words.Length; at++)
        {
            if (Atoms[0] is { Slot: not null } ? !mentions.ContainsKey(at) && !mentions.ContainsKey(at + 1) : Atoms[0] is { Words: { } first } && !first.Contains(sentence.Words[at].Word)) continue;
            // The pieces of the bell lie in Harrow: who or what a phrase starts with stands for itself.
            if (Atoms[0].Slot is not null && IsOfSomething(sentence.Words, at)) continue;
            var slots = new WorldEntity?[SlotsMax];
            if (Match(sentence.Words, mentions, 0, at, slots) is { } to && !SentenceMood.IsNegated(sentence.Words, at - 1, to)) return (slots, at, to);
        }

        return null;
    }

    private int? Match(ImmutableArray<TextWord> words, IReadOnlyDictionary<int, TextMention> mentions, int atom, int at, WorldEntity?[] slots)
    {
        if (atom == Atoms.Length) return at;
        var expected = Atoms[atom];
        if (expected.Slot is { } slot)
        {
            // "his page", "the page", "that page".
            var skip = at < words.Length && !mentions.ContainsKey(at) && IsBeforeName(words[at].Word) ? at + 1 : at;
            if (!mentions.TryGetValue(skip, out var mention) || words[skip].IsSpoken || !WorldKinds.Fits(mention.Entity.Kind, expected.Asked) || words[mention.To - 1].IsPossessive != expected.IsPossessive) return null;
            slots[slot] = mention.Entity;
            return Match(words, mentions, atom + 1, mention.To, slots);
        }

        if (expected.Words is null)
        {
            for (var gap = 0; gap <= PhraseAtom.GapMax && at + gap <= words.Length; gap++)
                if (Match(words, mentions, atom + 1, at + gap, slots) is { } found) return found;
            return null;
        }

        if (at < words.Length && !words[at].IsSpoken && expected.Words.Contains(words[at].Word) && Match(words, mentions, atom + 1, at + 1, slots) is { } end) return end;
        // Has been cured, has paid.
        if (atom > 0 && at < words.Length && !words[at].IsSpoken && words[at].Word is "has" or "have" && Match(words, mentions, atom, at + 1, slots) is { } perfect) return perfect;
        return expected.IsOptional ? Match(words, mentions, atom + 1, at, slots) : null;
    }

    private static bool IsBeforeName(string word) => word is "the" or "his" or "her" or "their" or "its" or "a" or "an" or "old" or "young";

    private static bool IsOfSomething(ImmutableArray<TextWord> words, int at)
    {
        if (at > 0 && IsBeforeName(words[at - 1].Word)) at--;
        return at > 0 && words[at - 1].Word is "of" or "like" or "than" or "without";
    }

    private static PhraseAtom AtomOf(string text)
    {
        if (text == "*") return new PhraseAtom();
        if (text.StartsWith('{'))
        {
            var close = text.IndexOf('}', StringComparison.Ordinal);
            if (close < 4 || text[2] != ':' || text[1] is < '0' or > '2') throw new FormatException($"{text} is no slot.");
            return new PhraseAtom { Slot = text[1] - '0', Asked = text[3..close], IsPossessive = text.EndsWith("'s", StringComparison.Ordinal) };
        }

        var isOptional = text.EndsWith('?');
        var words = text.TrimEnd('?').Split('|').SelectMany(word => word.EndsWith('~') ? EnglishVerbs.FormsOf(word[..^1]) : [word]);
        return new PhraseAtom { Words = words.ToFrozenSet(StringComparer.Ordinal), IsOptional = isOptional };
    }

    private static int? SlotOf(string part) => part switch
    {
        "?" => null,
        ['0' or '1' or '2'] => part[0] - '0',
        _ => throw new FormatException($"{part} is no slot."),
    };
}
