using System.Text;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>"a" or "an" by the sound of the word that follows, also through an opening quotation mark.</summary>
public static class Articles
{
    /// <summary>The same text when nothing is wrong.</summary>
    public static string Repair(string text)
    {
        StringBuilder? repaired = null;
        var copied = 0;
        for (var at = NextArticle(text, 0); at >= 0; at = NextArticle(text, at + 1))
        {
            var length = text[at + 1] == ' ' ? 1 : 2;
            var takesAn = English.TakesAn(WordAfter(text, at + length));
            if (takesAn == (length == 2)) continue;
            repaired ??= new StringBuilder(text.Length + 4);
            repaired.Append(text, copied, at + 1 - copied);
            if (takesAn) repaired.Append('n');
            copied = at + length;
        }

        return repaired is null ? text : repaired.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Where the first article stands that does not fit its word; −1 for nowhere.</summary>
    public static int FirstWrong(string text)
    {
        for (var at = NextArticle(text, 0); at >= 0; at = NextArticle(text, at + 1))
        {
            var length = text[at + 1] == ' ' ? 1 : 2;
            if (English.TakesAn(WordAfter(text, at + length)) != (length == 2)) return at;
        }

        return -1;
    }

    private static int NextArticle(string text, int from)
    {
        for (var at = from; at < text.Length - 2; at++)
        {
            if (text[at] is not ('a' or 'A') || (at > 0 && !IsBoundary(text[at - 1]))) continue;
            var length = text[at + 1] == 'n' ? 2 : 1;
            if (at + length + 1 < text.Length && text[at + length] == ' ' && (char.IsAsciiLetterOrDigit(text[at + length + 1]) || text[at + length + 1] is '"' or '“')) return at;
        }

        return -1;
    }

    private static bool IsBoundary(char letter) => letter is ' ' or '"' or '“' or '(' or '\n' or '\'';

    private static ReadOnlySpan<char> WordAfter(string text, int space)
    {
        var from = space;
        while (from < text.Length && text[from] is ' ' or '"' or '“') from++;
        var to = from;
        while (to < text.Length && (char.IsAsciiLetterOrDigit(text[to]))) to++;
        return text.AsSpan(from, to - from);
    }
}
