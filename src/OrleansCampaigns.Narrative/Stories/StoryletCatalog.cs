using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>All storylets of an engine, frozen: ordered by id and indexed by what they need. One for a silo.</summary>
public sealed class StoryletCatalog
{
    private readonly StoryletNeed[][] _needing;

    /// <param name="vocabulary">Their predicates.</param>
    /// <param name="storylets">Of all files; at most 4,096.</param>
    /// <exception cref="ArgumentException">Two have the same id.</exception>
    public StoryletCatalog(Vocabulary vocabulary, IEnumerable<Storylet> storylets)
    {
        Vocabulary = vocabulary;
        Storylets = [.. storylets.OrderBy(storylet => storylet.Id, StringComparer.Ordinal)];
        for (var i = 1; i < Storylets.Length; i++)
        {
            if (Storylets[i].Id == Storylets[i - 1].Id) throw new ArgumentException($"There are two storylets {Storylets[i].Id}.", nameof(storylets));
        }

        Joins = [.. Storylets.Select(storylet => new JoinPlan(storylet, vocabulary))];
        Hashes = [.. Storylets.Select(storylet => KeyHash.Of(storylet.Id))];
        _needing = new StoryletNeed[vocabulary.Predicates.Length][];
        for (var predicate = 0; predicate < _needing.Length; predicate++) _needing[predicate] = Needing(predicate);
    }

    public Vocabulary Vocabulary { get; }

    /// <summary>Ascending by id.</summary>
    public ImmutableArray<Storylet> Storylets { get; }

    internal JoinPlan[] Joins { get; }

    internal ulong[] Hashes { get; }

    /// <summary>Storylets with a positive condition of the predicate, and which condition it is.</summary>
    internal ReadOnlySpan<StoryletNeed> NeedingFact(int predicate) => _needing[predicate];

    private StoryletNeed[] Needing(int predicate)
    {
        var found = new List<StoryletNeed>();
        for (var i = 0; i < Joins.Length; i++)
        {
            for (var literal = 0; literal < Joins[i].Positive.Length; literal++)
            {
                if (Joins[i].Positive[literal].Predicate == predicate) found.Add(new StoryletNeed(i, literal, Storylets[i].Function));
            }
        }

        return [.. found];
    }
}
