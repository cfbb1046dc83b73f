using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>Where sentences end: after a stop, with its closing quotation mark, before a space and a capital, a digit or an opening mark.</summary>
public static class Sentences
{
    public static ImmutableArray<string> Of(string text)
    {
        var sentences = ImmutableArray.CreateBuilder<string>();
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('.' or '!' or '?')) continue;
            var end = at + 1;
            while (end < text.Length && text[end] is '"' or '”' or '\'' or '’' or ')') end++;
            if (end < text.Length && (text[end] != ' ' || end + 1 >= text.Length || !Starts(text[end + 1]))) continue;
            sentences.Add(text[from..end]);
            from = Math.Min(text.Length, end + 1);
            at = end;
        }

        if (from < text.Length) sentences.Add(text[from..]);
        return sentences.DrainToImmutable();
    }

    /// <summary>Words in lower case without marks: what repetition is counted in.</summary>
    public static ImmutableArray<string> Words(string text)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var from = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var isWord = at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '\'');
            if (isWord && from < 0) from = at;
            if (isWord || from < 0) continue;
            words.Add(text[from..at].ToLowerInvariant());
            from = -1;
        }

        return words.DrainToImmutable();
    }

    public static int CountWords(string text)
    {
        var (count, inside) = (0, false);
        foreach (var letter in text)
        {
            if (char.IsWhiteSpace(letter)) inside = false;
            else if (!inside) (count, inside) = (count + 1, true);
        }

        return count;
    }

    private static bool Starts(char letter) => char.IsUpper(letter) || char.IsDigit(letter) || letter is '"' or '“' or '\'' or '(';
}
