using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>What was told before, so that it is not told again too soon. As large as the catalog, whatever the number of chapters.</summary>
public sealed record UseLedger(ImmutableSortedDictionary<string, LedgerEntry> Storylets)
{
    public static readonly UseLedger Empty = new(ImmutableSortedDictionary.Create<string, LedgerEntry>(StringComparer.Ordinal));

    public LedgerEntry this[string storylet] => Storylets.GetValueOrDefault(storylet);

    public UseLedger With(IEnumerable<string> storylets, int chapter)
    {
        var next = Storylets.ToBuilder();
        foreach (var storylet in storylets) next[storylet] = new LedgerEntry(next.GetValueOrDefault(storylet).Uses + 1, chapter);
        return new UseLedger(next.ToImmutable());
    }
}
