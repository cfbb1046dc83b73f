namespace OrleansCampaigns.Narrative.Stories;

/// <summary>
/// What is true between at most two entities, in 64 bits: 16 of predicate, 24 of the first and 24 of the second entity's dense index. Orders by predicate, then first, then second,
/// so that a sorted array is an index. Indices hold within one <see cref="StoryWorld"/> only; what is stored or shown uses keys.
/// </summary>
public readonly record struct Fact(ulong Bits) : IComparable<Fact>
{
    /// <summary>The second argument of a fact that has one only.</summary>
    public const int Nobody = 0xFFFFFF;

    public Fact(int predicate, int first, int second)
        : this(((ulong)(uint)predicate << 48) | ((ulong)(uint)first << 24) | (uint)second)
    {
    }

    public int Predicate => (int)(Bits >> 48);

    public int First => (int)((Bits >> 24) & Nobody);

    public int Second => (int)(Bits & Nobody);

    public bool Names(int entity) => First == entity || Second == entity;

    public int CompareTo(Fact other) => Bits.CompareTo(other.Bits);

    public static bool operator <(Fact left, Fact right) => left.Bits < right.Bits;

    public static bool operator >(Fact left, Fact right) => left.Bits > right.Bits;

    public static bool operator <=(Fact left, Fact right) => left.Bits <= right.Bits;

    public static bool operator >=(Fact left, Fact right) => left.Bits >= right.Bits;
}
