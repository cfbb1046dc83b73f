using System.Text.Json.Serialization;

namespace OrleansCampaigns.Contracts.Stories;

/// <summary>
/// Something that is so in the story, in a form that a planner of chapters reads: a predicate of one or two parts, written <c>betrays(character/2f…,faction/81…)</c>.
/// </summary>
/// <param name="Predicate">1 to <see cref="PredicateLengthMax"/> lower-case letters and underscores, beginning with a letter. Those that the engine knows are in its vocabulary; a table may use others.</param>
/// <param name="Subject">Of whom or what it is said.</param>
/// <param name="Object">Towards whom or what; null for predicates of one part.</param>
[Alias("story-fact"), JsonConverter(typeof(StoryFactJsonConverter))]
public readonly record struct StoryFact(string Predicate, StoryPart Subject, StoryPart? Object = null) : IComparable<StoryFact>
{
    public const int PredicateLengthMax = 40;

    /// <summary>Characters of the written form, at most.</summary>
    public const int TextLengthMax = PredicateLengthMax + 100;

    public static bool TryParse(ReadOnlySpan<char> text, out StoryFact fact)
    {
        fact = default;
        var open = text.IndexOf('(');
        if (text.Length > TextLengthMax || open < 1 || text[^1] != ')' || !IsPredicate(text[..open])) return false;
        var inner = text[(open + 1)..^1];
        var comma = inner.IndexOf(',');
        if (!StoryPart.TryParse(comma < 0 ? inner : inner[..comma], out var subject)) return false;
        if (comma < 0)
        {
            fact = new(text[..open].ToString(), subject);
            return true;
        }

        if (!StoryPart.TryParse(inner[(comma + 1)..], out var target)) return false;
        fact = new(text[..open].ToString(), subject, target);
        return true;
    }

    /// <summary>It has a written form, which can be read again.</summary>
    public bool IsWhole => Predicate is not null && IsPredicate(Predicate) && Subject.IsWhole && (Object is not { } target || target.IsWhole);

    public static bool IsPredicate(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > PredicateLengthMax || text[0] == '_') return false;
        foreach (var letter in text)
            if (!char.IsAsciiLetterLower(letter) && letter != '_') return false;
        return true;
    }

    public static bool operator <(StoryFact left, StoryFact right) => left.CompareTo(right) < 0;

    public static bool operator <=(StoryFact left, StoryFact right) => left.CompareTo(right) <= 0;

    public static bool operator >(StoryFact left, StoryFact right) => left.CompareTo(right) > 0;

    public static bool operator >=(StoryFact left, StoryFact right) => left.CompareTo(right) >= 0;

    public int CompareTo(StoryFact other)
    {
        var predicate = string.CompareOrdinal(Predicate, other.Predicate);
        if (predicate != 0) return predicate;
        var subject = Subject.CompareTo(other.Subject);
        return subject != 0 ? subject : Nullable.Compare(Object, other.Object);
    }

    public override string ToString() => Object is { } target ? $"{Predicate}({Subject},{target})" : $"{Predicate}({Subject})";
}
