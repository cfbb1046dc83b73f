namespace OrleansCampaigns.Narrative.Themes;

/// <summary>A word of a text as the features see it.</summary>
/// <param name="Start">In characters from the text's start.</param>
/// <param name="Length">With its possessive.</param>
/// <param name="Word">In lower case, straight apostrophes, without a possessive.</param>
/// <param name="IsCapital">Written with a capital.</param>
/// <param name="IsInitial">The first of a sentence, where a capital says nothing.</param>
/// <param name="IsNegated">Within the window of a negation.</param>
internal readonly record struct ThemeToken(int Start, int Length, string Word, bool IsCapital, bool IsInitial, bool IsNegated)
{
    /// <summary>A negation reaches so many words, or to the next comma or stop.</summary>
    public const int NegationWords = 4;

    private static readonly string[] Titles = ["mr", "mrs", "ms", "dr", "st", "prof", "jr"];

    private static readonly string[] Negations = ["not", "never", "no", "without", "neither", "nor", "cannot", "nobody", "hardly"];

    public static List<ThemeToken> Of(string text, TextUnit unit)
    {
        var tokens = new List<ThemeToken>();
        var (at, end, isInitial, negatedWords) = (unit.Start, unit.Start + unit.Length, true, 0);
        while (at < end)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                if (text[at] is '.' or '!' or '?') isInitial = true;
                if (text[at] is '.' or '!' or '?' or ',' or ';' or ':' or '(' or ')') negatedWords = 0;
                at++;
                continue;
            }

            var start = at;
            while (at < end && (char.IsLetterOrDigit(text[at]) || (IsApostrophe(text[at]) && at + 1 < end && char.IsLetter(text[at + 1])))) at++;
            var word = Lower(text.AsSpan(start, at - start));
            var length = at - start;
            if (at < end && text[at] == '.' && (word.Length == 1 || Titles.Contains(word))) at++;
            tokens.Add(new ThemeToken(start, length, word, char.IsUpper(text[start]), isInitial, negatedWords > 0));
            isInitial = false;
            var isNegation = Negations.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal);
            negatedWords = isNegation ? NegationWords : word == "only" ? 0 : negatedWords - 1;
        }

        return tokens;
    }

    public static bool IsTitle(string word) => Titles.Contains(word);

    private static bool IsApostrophe(char c) => c is '\'' or '’';

    private static string Lower(ReadOnlySpan<char> written)
    {
        Span<char> word = written.Length <= 128 ? stackalloc char[written.Length] : new char[written.Length];
        written.ToLowerInvariant(word);
        word.Replace('’', '\'');
        if (word.EndsWith("'s")) word = word[..^2];
        return new string(word);
    }
}
