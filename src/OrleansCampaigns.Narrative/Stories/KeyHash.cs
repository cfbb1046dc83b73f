namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Stable 64-bit hashes of keys (FNV-1a, finished as in SplitMix64): what depends on them depends on nobody else's index.</summary>
internal static class KeyHash
{
    public static ulong Of(string key)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in key) hash = (hash ^ letter) * 1099511628211UL;
        return Finish(hash);
    }

    public static ulong Join(ulong left, ulong right) => Finish((left * 0x9E3779B97F4A7C15UL) ^ right);

    private static ulong Finish(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
