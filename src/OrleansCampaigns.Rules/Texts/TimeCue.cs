using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OrleansCampaigns.Rules.Texts;

/// <summary>What a sentence says about when: at the same time as what stands before it, at a named hour, or after.</summary>
internal static class TimeCue
{
    private static readonly FrozenSet<string> Hours = ["dawn", "dusk", "noon", "midnight", "sunrise", "sunset", "nightfall", "moonrise", "midday", "daybreak", "twilight"];

    private static readonly FrozenSet<string> Spans = ["time", "hour", "moment", "instant", "night", "evening", "day", "morning", "bell", "minute", "heartbeat", "breath", "afternoon"];

    private static readonly FrozenSet<string> After = ["later", "afterwards", "next", "tomorrow", "following", "then", "soon", "eventually", "after"];

    public static bool IsSame(ImmutableArray<TextWord> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].IsSpoken) continue;
            if (words[i].Word is "meanwhile" or "meantime" or "simultaneously" or "while" or "whilst") return true;
            if (words[i].Word is "same" or "very" && i + 1 < words.Length && Spans.Contains(words[i + 1].Word)) return true;
        }

        return words is [{ Word: "as" }, ..];
    }

    public static bool IsLater(ImmutableArray<TextWord> words) => words.Any(word => !word.IsSpoken && After.Contains(word.Word));

    /// <summary>The hour that it names, the same for the same hour: at dusk, at the ninth bell; null when it names none.</summary>
    public static string? Hour(ImmutableArray<TextWord> words)
    {
        for (var i = 0; i + 1 < words.Length; i++)
        {
            if (words[i].IsSpoken || words[i].Word is not ("at" or "on" or "by") && i > 0) continue;
            var at = words[i].Word is "at" or "on" or "by" ? i + 1 : i;
            if (Hours.Contains(words[at].Word)) return words[at].Word;
            if (words[at].Word == "the" && at + 2 < words.Length && words[at + 2].Word is "bell" or "hour") return $"{words[at + 1].Word} {words[at + 2].Word}";
        }

        return null;
    }
}
