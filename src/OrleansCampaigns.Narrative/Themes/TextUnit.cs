namespace OrleansCampaigns.Narrative.Themes;

/// <summary>A stretch of a text that is judged as one: a short line of a log whole, of anything longer each sentence.</summary>
/// <param name="Start">In characters from the text's start.</param>
/// <param name="Length">In characters, without the white space around it.</param>
public readonly record struct TextUnit(int Start, int Length)
{
    /// <summary>A line of up to so many characters is one unit: a log's line is about one thing, and the model was trained on such lines.</summary>
    public const int LineCharactersMax = 240;

    /// <summary>A sentence without an end is cut after so many characters, at a space where there is one.</summary>
    public const int UnitCharactersMax = 1_000;

    private static readonly string[] Abbreviations = ["mr", "mrs", "ms", "dr", "st", "prof", "jr", "sr", "capt", "lt", "sgt", "vs", "etc", "e.g", "i.e"];

    /// <summary>In the text's order, none overlapping another, none empty.</summary>
    public static List<TextUnit> Split(string text)
    {
        var units = new List<TextUnit>();
        var start = 0;
        while (start < text.Length)
        {
            var end = text.AsSpan(start).IndexOfAny('\n', '\r');
            end = end < 0 ? text.Length : start + end;
            AddLine(units, text, start, end);
            start = end + 1;
        }

        return units;
    }

    private static void AddLine(List<TextUnit> units, string text, int start, int end)
    {
        if (end - start <= LineCharactersMax)
        {
            Add(units, text, start, end);
            return;
        }

        var from = start;
        for (var i = start; i < end; i++)
        {
            var isEnd = text[i] is '.' or '!' or '?' && EndsSentence(text, i, end);
            if (!isEnd && i - from < UnitCharactersMax) continue;
            if (!isEnd && text.AsSpan(from, i - from).LastIndexOf(' ') is > 0 and var space) i = from + space;
            Add(units, text, from, i + 1);
            from = i + 1;
        }

        Add(units, text, from, end);
    }

    private static bool EndsSentence(string text, int at, int end)
    {
        var next = at + 1;
        while (next < end && text[next] is '"' or '\'' or ')' or '”' or '’') next++;
        if (next < end && !char.IsWhiteSpace(text[next])) return false;
        while (next < end && char.IsWhiteSpace(text[next])) next++;
        if (next < end && char.IsLower(text[next])) return false;
        return text[at] != '.' || !IsAbbreviation(text, at);
    }

    private static bool IsAbbreviation(string text, int dot)
    {
        var start = dot;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '.')) start--;
        if (dot - start == 1 && char.IsUpper(text[start])) return true;
        foreach (var abbreviation in Abbreviations)
        {
            if (text.AsSpan(start, dot - start).Equals(abbreviation, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static void Add(List<TextUnit> units, string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        if (end > start) units.Add(new TextUnit(start, end - start));
    }
}
