using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OrleansCampaigns.Rules.Texts;

/// <summary>What kind of statement a sentence is: of what happens, of what may, of what once was.</summary>
internal static class SentenceMood
{
    private static readonly FrozenSet<string> Maybe =
        ["if", "unless", "whether", "would", "could", "might", "may", "should", "perhaps", "maybe", "supposedly", "rumour", "rumours", "rumor", "rumors", "otherwise", "suppose", "imagine", "imagines", "pretend", "pretends", "dream", "dreams", "dreamt", "dreamed", "vision", "hopes", "hope", "wishes", "wants",
        "plans", "intends", "threatens", "refuses", "fears", "failure", "success"];

    private static readonly FrozenSet<string> Once =
        ["ago", "once", "formerly", "had", "hadn't", "used", "years", "yesterday", "remembers", "remember", "remembered", "recalls", "recall", "recalled", "flashback", "memory", "memories", "legend", "legends", "history", "previously", "earlier"];

    private static readonly FrozenSet<string> Seasons = ["year", "spring", "summer", "autumn", "fall", "winter", "week", "month", "night", "time", "moon", "harvest", "evening"];

    private static readonly FrozenSet<string> Negations = ["not", "never", "no", "nobody", "cannot", "neither", "nor", "without", "nothing", "hardly", "instead"];

    /// <summary>What it tells may or may not come: nothing follows from it.</summary>
    public static bool IsPossible(TextSentence sentence) => sentence.Words.Any(word => !word.IsSpoken && Maybe.Contains(word.Word)) || sentence.Words is [{ Word: "when" or "should" or "say" or "cost" or "fail" or "refuse" }, ..];

    /// <summary>It tells of earlier times.</summary>
    public static bool IsPast(TextSentence sentence)
    {
        var words = sentence.Words;
        if (words is [{ Word: "before" or "since" }, ..]) return true;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].IsSpoken) continue;
            // At once, at last; but last winter.
            if (Once.Contains(words[i].Word) && !(words[i].Word == "once" && i > 0 && words[i - 1].Word == "at")) return true;
            if (words[i].Word == "last" && i + 1 < words.Length && Seasons.Contains(words[i + 1].Word)) return true;
        }

        return false;
    }

    public static bool IsNegation(string word) => Negations.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal);

    /// <summary>Among these words, up to the last of them, somebody does not do it.</summary>
    public static bool IsNegated(ImmutableArray<TextWord> words, int from, int to)
    {
        for (var i = Math.Max(0, from); i < to && i < words.Length; i++)
            if (IsNegation(words[i].Word)) return true;
        return false;
    }
}
