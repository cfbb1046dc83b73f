namespace OrleansCampaigns.Narrative.Stories;

/// <summary>A set of predicates in two words.</summary>
internal readonly record struct PredicateSet(ulong Low, ulong High)
{
    public bool Has(int predicate) => ((predicate < 64 ? Low >> predicate : High >> (predicate - 64)) & 1) != 0;

    public PredicateSet With(int predicate) =>
        predicate < 64 ? this with { Low = Low | (1UL << predicate) } : this with { High = High | (1UL << (predicate - 64)) };

    public PredicateSet With(PredicateSet other) => new(Low | other.Low, High | other.High);

    public bool Meets(PredicateSet other) => ((Low & other.Low) | (High & other.High)) != 0;
}
