using System.Diagnostics.CodeAnalysis;

namespace OrleansCampaigns.Rules.Worlds;

/// <summary>What is said of one thing, or of one towards another, by their keys: <c>betrays(npc/4,faction/2)</c>.</summary>
/// <param name="Predicate">Lower-case letters and underscores.</param>
/// <param name="First">A key: no brackets, commas or white space.</param>
/// <param name="Second">Likewise; null when there is one part only.</param>
public readonly record struct WorldFact(string Predicate, string First, string? Second = null)
{
    /// <summary>Longer ones are not read.</summary>
    public const int TextLengthMax = 400;

    /// <summary>The whole text, without white space; anything else is no fact.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out WorldFact fact)
    {
        fact = default;
        if (text is null || text.Length is < 4 or > TextLengthMax || text[^1] != ')') return false;
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 1 || text.AsSpan(0, open).ContainsAnyExcept(PredicateLetters)) return false;
        var inner = text.AsSpan(open + 1, text.Length - open - 2);
        if (inner.ContainsAny(NotInKeys)) return false;
        var comma = inner.IndexOf(',');
        var first = comma < 0 ? inner : inner[..comma];
        var second = comma < 0 ? default : inner[(comma + 1)..];
        if (first.IsEmpty || comma >= 0 && (second.IsEmpty || second.Contains(','))) return false;
        fact = new WorldFact(text[..open], first.ToString(), comma < 0 ? null : second.ToString());
        return true;
    }

    public bool Names(string key) => First == key || Second == key;

    public override string ToString() => Second is null ? $"{Predicate}({First})" : $"{Predicate}({First},{Second})";

    private static readonly System.Buffers.SearchValues<char> PredicateLetters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz_");

    private static readonly System.Buffers.SearchValues<char> NotInKeys = System.Buffers.SearchValues.Create("() \t\r\n");
}
