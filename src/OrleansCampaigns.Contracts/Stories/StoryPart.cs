using System.Globalization;

namespace OrleansCampaigns.Contracts.Stories;

/// <summary>One side of a <see cref="StoryFact"/>. Written <c>party</c>, or the kind and the id: <c>character/2f…</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Of that kind; empty for the party.</param>
[Alias("story-part")]
public readonly record struct StoryPart(StoryPartKind Kind, Guid Id) : IComparable<StoryPart>
{
    private static readonly string[] Words = ["party", "character", "faction", "region", "item", "secret"];

    public static StoryPart Party => default;

    /// <summary>It has a written form: the party without an id, or a known kind with one.</summary>
    public bool IsWhole => Kind == StoryPartKind.Party ? Id == Guid.Empty : Enum.IsDefined(Kind) && Id != Guid.Empty;

    public static bool TryParse(ReadOnlySpan<char> text, out StoryPart part)
    {
        part = default;
        if (text.SequenceEqual(Words[0])) return true;
        var slash = text.IndexOf('/');
        if (slash < 0 || !Guid.TryParseExact(text[(slash + 1)..], "D", out var id) || id == Guid.Empty) return false;
        for (var kind = 1; kind < Words.Length; kind++)
        {
            if (!text[..slash].SequenceEqual(Words[kind])) continue;
            part = new((StoryPartKind)kind, id);
            return true;
        }

        return false;
    }

    public static bool operator <(StoryPart left, StoryPart right) => left.CompareTo(right) < 0;

    public static bool operator <=(StoryPart left, StoryPart right) => left.CompareTo(right) <= 0;

    public static bool operator >(StoryPart left, StoryPart right) => left.CompareTo(right) > 0;

    public static bool operator >=(StoryPart left, StoryPart right) => left.CompareTo(right) >= 0;

    public int CompareTo(StoryPart other) => Kind != other.Kind ? Kind.CompareTo(other.Kind) : Id.CompareTo(other.Id);

    public override string ToString() => Kind == StoryPartKind.Party ? Words[0] : string.Create(CultureInfo.InvariantCulture, $"{Words[(int)Kind]}/{Id:D}");
}
