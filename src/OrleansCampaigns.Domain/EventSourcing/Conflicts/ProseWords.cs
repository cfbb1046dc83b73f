using System.Globalization;
using DiffPlex;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>
/// The words of a text: a run of letters, digits and what belongs to them, or one other character, each with the blanks behind it; a line's end is a word. So the words of a sentence
/// that was written anew do not look alike because of the blanks between them.
/// </summary>
public sealed class ProseWords : IChunker
{
    public static ProseWords Instance { get; } = new();

    public IReadOnlyList<string> Chunk(string text)
    {
        var words = new List<string>(text.Length / 4);
        for (var from = 0; from < text.Length;)
        {
            var end = EndOf(text, from);
            words.Add(text[from..end]);
            from = end;
        }

        return words;
    }

    private static int EndOf(string text, int from)
    {
        var end = from + 1;
        if (text[from] == '\n') return end;
        if (IsOfWord(text[from]))
        {
            while (end < text.Length && IsOfWord(text[end])) end++;
        }

        while (end < text.Length && text[end] is (' ' or '\t')) end++;
        return end;
    }

    /// <summary>Half characters too, so that no pair of them is parted.</summary>
    private static bool IsOfWord(char c) =>
        char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '\'' or '’' or '_'
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
