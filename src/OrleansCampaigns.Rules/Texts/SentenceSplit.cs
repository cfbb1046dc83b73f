using System.Collections.Immutable;

namespace OrleansCampaigns.Rules.Texts;

/// <summary>
/// Cuts a chapter's text (plain, or with Markdown's headings and lists) into sentences and words. Quotation marks that are not closed end with their paragraph.
/// </summary>
internal static class SentenceSplit
{
    /// <summary>More are not read.</summary>
    public const int SentencesMax = 4_000;

    private static readonly string[] Abbreviations = ["mr", "mrs", "ms", "dr", "st", "capt", "lt", "sgt", "prof", "vs", "e.g", "i.e"];

    public static List<TextSentence> Split(string text)
    {
        var sentences = new List<TextSentence>();
        var (start, paragraph) = (0, 0);
        while (start < text.Length && sentences.Count < SentencesMax)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            AddParagraph(sentences, text, start, end, paragraph++);
            start = end + 1;
        }

        return sentences;
    }

    private static void AddParagraph(List<TextSentence> sentences, string text, int start, int end, int paragraph)
    {
        var isHeading = start < end && (text[start] == '#' || text.AsSpan(start, end - start).StartsWith("**", StringComparison.Ordinal) && text.AsSpan(start, end - start).TrimEnd().EndsWith("**", StringComparison.Ordinal));
        var (from, at, speech, isSpoken, followsMark) = (start, start, '\0', false, false);
        var words = ImmutableArray.CreateBuilder<TextWord>();
        while (at < end && sentences.Count < SentencesMax)
        {
            var c = text[at];
            if (char.IsLetterOrDigit(c))
            {
                var word = WordAt(text, ref at, end) with { IsSpoken = isSpoken, FollowsMark = followsMark && words.Count > 0 };
                if (words.Count < TextSentence.WordsMax) words.Add(word);
                followsMark = false;
                continue;
            }

            if (Turns(c, speech))
            {
                (isSpoken, speech) = isSpoken ? (false, '\0') : (true, c);
                followsMark = true;
            }
            else if (c is ',' or ';' or ':' or '(' or ')' or '—' or '–' or '*' or '|') followsMark = true;
            else if (c is '.' or '!' or '?' && EndsSentence(text, at, end, isSpoken, words)) Add(at + 1);
            at++;
        }

        Add(end);

        void Add(int until)
        {
            if (words.Count > 0) sentences.Add(new TextSentence(from, until - from, words.ToImmutable()) { Paragraph = paragraph, IsHeading = isHeading });
            words.Clear();
            (from, followsMark) = (until, false);
        }
    }

    /// <summary>Straight and curly double quotation marks; single ones are apostrophes as often as not.</summary>
    private static bool Turns(char c, char speech) => speech == '\0' ? c is '"' or '“' or '«' : c is '"' or '”' or '»';

    /// <summary>A stop inside speech does not end the sentence that says who speaks.</summary>
    private static bool EndsSentence(string text, int at, int end, bool isSpoken, ImmutableArray<TextWord>.Builder words)
    {
        if (isSpoken) return false;
        if (text[at] != '.') return true;
        if (words.Count > 0 && words[^1].End == at && (Abbreviations.Contains(words[^1].Word) || words[^1].Length == 1 && words[^1].IsCapital)) return false;
        return at + 1 >= end || !char.IsLetterOrDigit(text[at + 1]);
    }

    private static TextWord WordAt(string text, ref int at, int end)
    {
        var start = at;
        while (at < end && (char.IsLetterOrDigit(text[at]) || IsJoint(text[at]) && at + 1 < end && char.IsLetterOrDigit(text[at + 1]))) at++;
        var word = text.AsSpan(start, at - start).ToString().ToLowerInvariant().Replace('’', '\'');
        var isPossessive = word.EndsWith("'s", StringComparison.Ordinal);
        if (isPossessive) word = word[..^2];
        // The possessive of a name in s: Joss' knife.
        else if (at < end && text[at] is '\'' or '’' && word.EndsWith('s')) isPossessive = true;
        return new TextWord(start, at - start, word) { IsCapital = char.IsUpper(text[start]), IsPossessive = isPossessive };
    }

    private static bool IsJoint(char c) => c is '\'' or '’' or '-';
}
