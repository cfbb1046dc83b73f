using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OrleansCampaigns.Rules.Texts;

/// <summary>
/// Who does something in a sentence: stands before a verb that tells (Rusk draws, Rusk and Aud slowly ride, Rusk is waiting, Rusk is here), after one of saying ("…," says Rusk), or before a colon and speech.
/// </summary>
internal static class ActorFinder
{
    private static readonly FrozenSet<string> Fillers =
        ["then", "still", "now", "also", "just", "only", "soon", "even", "again", "already", "herself", "himself", "themselves", "alone", "almost", "never", "always", "often", "at", "once", "suddenly", "quietly", "finally", "both", "all", "himself", "too", "here", "there"];

    private static readonly FrozenSet<string> Saying =
        ["says", "said", "asks", "asked", "whispers", "whispered", "answers", "answered", "replies", "replied", "shouts", "shouted", "mutters", "muttered", "snaps", "snapped", "growls", "growled", "cries", "cried", "calls", "called", "admits", "admitted", "warns", "warned", "laughs", "laughed", "hisses", "hissed",
        "explains", "explained", "insists", "insisted", "murmurs", "murmured", "adds", "added", "begs", "begged", "declares", "declared", "agrees", "agreed", "orders", "ordered", "comes", "came", "stands", "stood", "sits", "sat", "waits", "waited", "steps", "stepped"];

    /// <summary>Somebody is there: is here, is at, is in the doorway.</summary>
    private static readonly FrozenSet<string> BeingThere = ["here", "there", "at", "in", "by", "beside", "behind", "among", "back", "with", "on", "inside", "outside", "present", "waiting", "alone", "already", "still", "near", "busy", "ready", "awake", "alive", "seen"];

    private static readonly FrozenSet<string> NoPluralVerbs = ["are", "were", "is", "was", "have", "had", "has", "and", "or", "alike", "lie", "lay", "died", "die", "would", "could", "will", "may", "might", "both", "too", "as", "but", "then", "into", "through"];

    private static readonly FrozenSet<string> Determiners = ["the", "a", "an", "two", "three", "four", "five", "six", "his", "her", "their", "some", "several", "many", "another", "half"];

    private static readonly FrozenSet<string> Relative = ["who", "whom", "whose", "that", "which"];

    /// <summary>In what a name follows these it is the object, whatever comes after it.</summary>
    private static readonly FrozenSet<string> BeforeObjects = ["of", "to", "for", "with", "from", "by", "about", "against", "towards", "at", "on", "in", "like", "after", "before", "near", "behind", "beside", "over", "under", "than", "without", "between", "around"];

    private const int FillersMax = 3;

    private const int AsideWordsMax = 8;

    /// <summary>Whether the mention does something, and outside of what somebody says.</summary>
    public static bool Acts(TextSentence sentence, TextMention mention, IReadOnlyList<TextMention> mentions)
    {
        var words = sentence.Words;
        if (words[mention.From].IsSpoken || words[mention.To - 1].IsPossessive) return false;
        if (IsSpeaker(words, mention)) return true;
        if (mention.From > 0 && IsSaying(words, mention.From - 1)) return true;
        if (mention.From > 0 && BeforeObjects.Contains(words[mention.From - 1].Word) && !words[mention.From].FollowsMark) return false;
        var after = PastOthers(words, mention, mentions);
        return VerbAfter(words, after) || (after > mention.To ? IsPluralVerb(words, after) : WithOthers(words, mention));
    }

    /// <summary>Whether a verb of doing comes next, past adverbs, an aside between commas, and a relative clause's pronoun.</summary>
    public static bool VerbAfter(ImmutableArray<TextWord> words, int at)
    {
        // Rusk, who takes the last loaf.
        if (at < words.Length && words[at] is { FollowsMark: true, IsSpoken: false, Word: "who" }) at++;
        else if (at < words.Length && words[at].FollowsMark && !words[at].IsSpoken)
        {
            if (EnglishVerbs.IsFinite(words[at].Word) && !words[at].Word.EndsWith("ed", StringComparison.Ordinal)) return false;
            var back = at + 1;
            while (back < words.Length && back - at <= AsideWordsMax && !words[back].FollowsMark) back++;
            if (back >= words.Length || back - at > AsideWordsMax) return false;
            at = back;
        }

        for (var skipped = 0; at < words.Length && skipped < FillersMax && (Fillers.Contains(words[at].Word) || words[at].Word.EndsWith("ly", StringComparison.Ordinal)); skipped++) at++;
        if (at >= words.Length || words[at].IsSpoken) return false;
        return words[at].Word switch
        {
            "is" or "was" or "are" or "were" => IsThere(words, at + 1),
            "will" or "must" or "can" => at + 1 < words.Length && words[at + 1].Word is not ("be" or "have" or "not"),
            "has" or "have" => at + 1 < words.Length && words[at + 1].Word is not ("been" or "died" or "not" or "no"),
            "had" => false,
            "lies" or "lay" => false,
            "died" or "dies" => false,
            var word => EnglishVerbs.IsFinite(word),
        };
    }

    /// <summary>What several do can be any word in its base form: they fold, they argue.</summary>
    public static bool IsPluralVerb(ImmutableArray<TextWord> words, int at) =>
        at < words.Length && !words[at].IsSpoken && !words[at].IsCapital && !words[at].FollowsMark && !NoPluralVerbs.Contains(words[at].Word) && !BeforeObjects.Contains(words[at].Word) && !Relative.Contains(words[at].Word) && !SentenceMood.IsNegation(words[at].Word);

    /// <summary>Rusk and two drovers unload: at the head of a sentence they are who does it.</summary>
    private static bool WithOthers(ImmutableArray<TextWord> words, TextMention mention) =>
        mention.From == 0 && mention.To + 1 < words.Length && words[mention.To].Word == "and" && Determiners.Contains(words[mention.To + 1].Word);

    private static bool IsThere(ImmutableArray<TextWord> words, int at)
    {
        for (var skipped = 0; at < words.Length && skipped < 2 && (words[at].Word.EndsWith("ly", StringComparison.Ordinal) || words[at].Word is "already" or "still" or "now"); skipped++) at++;
        return at < words.Length && !SentenceMood.IsNegation(words[at].Word) && (BeingThere.Contains(words[at].Word) || words[at].Word.Length > 4 && words[at].Word.EndsWith("ing", StringComparison.Ordinal) && words[at].Word is not ("missing" or "lying" or "nothing" or "being" or "something"));
    }

    /// <summary>Rusk: "Who goes there?"</summary>
    private static bool IsSpeaker(ImmutableArray<TextWord> words, TextMention mention) => mention.From == 0 && mention.To < words.Length && words[mention.To] is { IsSpoken: true, FollowsMark: true };

    /// <summary>A verb that comes before who does it: "…," says Rusk.</summary>
    public static bool IsSaying(ImmutableArray<TextWord> words, int at) => Saying.Contains(words[at].Word) && !words[at].IsSpoken && (at == 0 || words[at].FollowsMark || words[at - 1].IsSpoken || words[at - 1].Word is "there" or "here" or "door");

    /// <summary>Rusk and Aud ride: both do.</summary>
    private static int PastOthers(ImmutableArray<TextWord> words, TextMention mention, IReadOnlyList<TextMention> mentions)
    {
        var at = mention.To;
        while (at < words.Length && (words[at].Word == "and" || words[at].FollowsMark))
        {
            var next = words[at].Word == "and" ? at + 1 : at;
            if (next < words.Length && words[next].Word == "and") next++;
            var other = mentions.FirstOrDefault(other => other.From == next);
            if (other.Entity is null || words[other.To - 1].IsPossessive) break;
            at = other.To;
        }

        return at < words.Length && Relative.Contains(words[at].Word) && !words[at].FollowsMark ? at + 1 : at;
    }
}
