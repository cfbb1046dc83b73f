namespace OrleansCampaigns.Narrative.Themes;

/// <summary>
/// One thing that a text shows: a stemmed word, two that follow one another, two with small words between them, or how long the text is. It is known by a
/// 40-bit key only (FNV-1a, then the finisher of SplitMix64), so that a model holds no word; among 10⁵ features a given stranger's key is taken with probability 10⁻⁷.
/// </summary>
/// <param name="Key">Below 2⁴⁰.</param>
/// <param name="Start">In characters from the text's start; 0 with <paramref name="Length"/> 0 for what no place shows.</param>
/// <param name="IsNegated">Its last word stands in the window of a negation.</param>
/// <param name="IsPair">Made of more than one word.</param>
internal readonly record struct ThemeFeature(ulong Key, int Start, int Length, bool IsNegated, bool IsPair)
{
    /// <summary>What a name is read as, whosever it is.</summary>
    public const string NameMask = "<n>";

    public const string NumberMask = "<d>";

    private const ulong KeyMask = (1UL << 40) - 1;

    private static readonly ulong First = KeyOf("^");
    private static readonly ulong Last = KeyOf("$");

    private static readonly HashSet<string> SmallWords = new(
        ("a an the of in to on at by for from with as is was were are be been being has had have he she it they his her its their him them that this which who whom whose "
        + "and or but if when while into upon over after before not no so than then there what one would could himself herself themselves itself i we you my your our me us do did "
        + "does up out about also more most some all any other").Split(' ').Select(EnglishStemmer.Stem), StringComparer.Ordinal);

    public static ulong KeyOf(string stem)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in stem) hash = (hash ^ c) * 1099511628211UL;
        return Mixed(hash) & KeyMask;
    }

    public static ulong KeyOfPair(ulong first, ulong second, int kind) => Mixed((first * 3) ^ (second << 23) ^ (second >> 17) ^ (ulong)kind) & KeyMask;

    /// <summary>Stems with names and numbers masked; names that follow one another are one.</summary>
    /// <param name="isName">Told a capitalised token and its stem.</param>
    public static List<(string Stem, ThemeToken Token)> Stems(List<ThemeToken> tokens, Func<ThemeToken, string, bool> isName)
    {
        var stems = new List<(string Stem, ThemeToken Token)>(tokens.Count);
        foreach (var token in tokens)
        {
            var stem = char.IsAsciiDigit(token.Word[0]) ? NumberMask : EnglishStemmer.Stem(token.Word);
            if (!token.IsCapital || !isName(token, stem)) stems.Add((stem, token));
            else if (stems.Count == 0 || stems[^1].Stem != NameMask) stems.Add((NameMask, token));
            else stems[^1] = (NameMask, stems[^1].Token with { Length = token.Start + token.Length - stems[^1].Token.Start });
        }

        return stems;
    }

    public static List<ThemeFeature> Of(List<(string Stem, ThemeToken Token)> stems)
    {
        var features = new List<ThemeFeature>((stems.Count * 3) + 2);
        var (before, content, start, contentStart, isBeforeSmall) = (First, 0UL, -1, 0, false);
        foreach (var (stem, token) in stems)
        {
            var (key, end) = (KeyOf(stem), token.Start + token.Length);
            var isSmall = SmallWords.Contains(stem);
            features.Add(new ThemeFeature(key, token.Start, token.Length, token.IsNegated, IsPair: false));
            var from = start < 0 ? token.Start : start;
            features.Add(new ThemeFeature(KeyOfPair(before, key, kind: 1), from, end - from, token.IsNegated, IsPair: true));
            if (!isSmall && content != 0 && isBeforeSmall) features.Add(new ThemeFeature(KeyOfPair(content, key, kind: 2), contentStart, end - contentStart, token.IsNegated, IsPair: true));
            (before, start, isBeforeSmall) = (key, token.Start, isSmall);
            if (!isSmall) (content, contentStart) = (key, token.Start);
        }

        if (stems.Count == 0) return features;
        var last = stems[^1].Token;
        features.Add(new ThemeFeature(KeyOfPair(before, Last, kind: 1), last.Start, last.Length, last.IsNegated, IsPair: true));
        features.Add(new ThemeFeature(KeyOfPair((ulong)Math.Min(6, stems.Count / 4), 0, kind: 3), 0, 0, IsNegated: false, IsPair: false));
        return features;
    }

    private static ulong Mixed(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
