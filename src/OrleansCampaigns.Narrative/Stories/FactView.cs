namespace OrleansCampaigns.Narrative.Stories;

/// <summary>What is true after a partial plan: the base, and the chain's changes on top.</summary>
internal readonly struct FactView(FactIndex index, PlanNode node)
{
    public FactIndex Index { get; } = index;

    public PlanNode Node { get; } = node;

    public Vocabulary Vocabulary => Index.World.Vocabulary;

    public int Entities => Index.World.Entities.Length + Node.NewKinds.Length;

    public StoryKind KindOf(int entity)
    {
        var known = Index.World.Entities;
        return entity < known.Length ? known[entity].Kind : Node.NewKinds[entity - known.Length];
    }

    /// <summary>Lives, and is neither captive nor missing nor retired.</summary>
    public bool IsFree(int person)
    {
        if (!Node.Disturbed) return person >= Index.Free.Length || Index.Free[person];
        var words = Vocabulary;
        return Holds(new Fact(words.Alive, person, Fact.Nobody)) && !Holds(new Fact(words.Missing, person, Fact.Nobody)) && !Holds(new Fact(words.Retired, person, Fact.Nobody))
            && !AnyOf(words.Captive, person) && !AnyOf(words.HostageOf, person);
    }

    public bool Holds(Fact fact)
    {
        if (Node.Touched.Has(fact.Predicate))
        {
            for (var at = Node; at.Depth > 0; at = at.Parent!)
            {
                if (at.Added.AsSpan().Contains(fact.Bits)) return true;
                if (at.Ended.AsSpan().Contains(fact.Bits)) return false;
            }
        }

        return Index.Holds(fact.Bits);
    }

    /// <summary>The scene of the chain that made it true; 0 when it comes from the base.</summary>
    public int SceneOf(Fact fact)
    {
        if (!Node.Touched.Has(fact.Predicate)) return 0;
        for (var at = Node; at.Depth > 0; at = at.Parent!)
        {
            if (at.Added.AsSpan().Contains(fact.Bits)) return at.Depth;
        }

        return 0;
    }

    /// <summary>Appends all facts of a predicate that hold, optionally about a first or a second entity (−1 for any).</summary>
    public void Collect(int predicate, int first, int second, List<ulong> into)
    {
        var known = first >= 0 ? Index.Of(predicate, first) : Index.Of(predicate);
        var touched = Node.Touched.Has(predicate);
        foreach (var bits in known)
        {
            if (second >= 0 && new Fact(bits).Second != second) continue;
            if (!touched || Holds(new Fact(bits))) into.Add(bits);
        }

        if (!touched) return;
        for (var at = Node; at.Depth > 0; at = at.Parent!)
        {
            foreach (var bits in at.Added)
            {
                var fact = new Fact(bits);
                if (fact.Predicate != predicate || (first >= 0 && fact.First != first) || (second >= 0 && fact.Second != second)) continue;
                if (!Index.Holds(bits) && SceneOf(fact) == at.Depth && Holds(fact)) into.Add(bits);
            }
        }
    }

    /// <summary>Whether any fact of a predicate holds about a first entity.</summary>
    public bool AnyOf(int predicate, int first)
    {
        foreach (var bits in Index.Of(predicate, first))
        {
            if (Holds(new Fact(bits))) return true;
        }

        if (!Node.Touched.Has(predicate)) return false;
        for (var at = Node; at.Depth > 0; at = at.Parent!)
        {
            foreach (var bits in at.Added)
            {
                if (new Fact(bits).Predicate == predicate && new Fact(bits).First == first && Holds(new Fact(bits))) return true;
            }
        }

        return false;
    }

    /// <summary>Where somebody is; <see cref="Fact.Nobody"/> for unknown.</summary>
    public int PlaceOf(int person)
    {
        var predicate = Vocabulary.At;
        if (Node.Touched.Has(predicate))
        {
            for (var at = Node; at.Depth > 0; at = at.Parent!)
            {
                foreach (var bits in at.Added)
                {
                    if (new Fact(bits).Predicate == predicate && new Fact(bits).First == person) return new Fact(bits).Second;
                }

                foreach (var bits in at.Ended)
                {
                    if (new Fact(bits).Predicate == predicate && new Fact(bits).First == person) return Fact.Nobody;
                }
            }
        }

        return person < Index.Places.Length ? Index.Places[person] : Fact.Nobody;
    }
}
