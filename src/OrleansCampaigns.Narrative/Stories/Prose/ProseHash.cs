namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>FNV-1a over UTF-16 units, finished as SplitMix64 finishes: the same on every machine, which <c>string.GetHashCode</c> is not even between two runs.</summary>
internal static class ProseHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(ReadOnlySpan<string> words)
    {
        var hash = Offset;
        foreach (var word in words) hash = (Add(hash, word) ^ ' ') * Prime;
        return Finish(hash);
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
