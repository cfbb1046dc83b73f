namespace OrleansCampaigns.Narrative.Stories;

/// <summary>How much entities are still part of the story, by dense index.</summary>
internal sealed class Presence
{
    public Presence(WorldDraft draft)
    {
        (Touched, Mentions, Anchored) = (new int[draft.Entities.Count], new int[draft.Entities.Count], new bool[draft.Entities.Count]);
        foreach (var known in draft.Facts)
        {
            Count(draft, known, known.Fact.First);
            if (known.Fact.Second != Fact.Nobody) Count(draft, known, known.Fact.Second);
            if (draft.Vocabulary.Predicates[known.Fact.Predicate].Name is "leads" or "rules") Anchored[known.Fact.First] = true;
        }

        foreach (var thread in draft.Threads) Anchored[thread.Owner] = true;
    }

    /// <summary>The last chapter that touched a fact about it.</summary>
    public int[] Touched { get; }

    /// <summary>Facts about it, beside being alive and somewhere.</summary>
    public int[] Mentions { get; }

    /// <summary>Leads, rules or owes: goes last.</summary>
    public bool[] Anchored { get; }

    private void Count(WorldDraft draft, KnownFact known, int entity)
    {
        Touched[entity] = Math.Max(Touched[entity], known.TouchedChapter);
        if (known.Fact.Predicate != draft.Vocabulary.Alive && known.Fact.Predicate != draft.Vocabulary.At) Mentions[entity]++;
    }
}
