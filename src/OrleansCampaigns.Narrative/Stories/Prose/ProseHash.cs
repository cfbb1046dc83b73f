namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>FNV-1a over UTF-16 units, finished as SplitMix64 finishes: the same on every machine, which <c>string.GetHashCode</c> is not even between two runs.</summary>
internal static class ProseHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(ReadOnlySpan<ulong> words)
    {
        var hash = Offset;
        foreach (var word in words) hash = Finish((hash ^ word) * Prime);
        return hash;
    }

    /// <summary>Of each word of a text in lower case, as <see cref="Sentences.Words"/> finds them, into <paramref name="words"/>. Returns how many; more than fit are left out.</summary>
    public static int Words(string text, Span<ulong> words)
    {
        var (count, hash, inside) = (0, Offset, false);
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '\''))
            {
                hash = (hash ^ char.ToLowerInvariant(text[at])) * Prime;
                inside = true;
                continue;
            }

            if (!inside) continue;
            if (count == words.Length) return count;
            words[count++] = hash;
            (hash, inside) = (Offset, false);
        }

        return count;
    }

    /// <summary>A seed for one purpose of one scene: what another purpose draws changes nothing here.</summary>
    public static ulong Seed(ulong seed, int scene, string purpose) => Finish(Add(seed ^ Finish((ulong)scene + Offset), purpose));

    private static ulong Add(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var letter in text) hash = (hash ^ letter) * Prime;
        return hash;
    }

    private static ulong Finish(ulong hash)
    {
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }
}
