namespace OrleansCampaigns.Narrative.Stories;

/// <summary>
/// What a scene changes, by these rules, in this order: who acts comes to the place; who is new lives and is there; who dies leaves all facts but kin and mourning behind;
/// what the outcome ends, ends if it held; what it adds begins if it did not hold, and whatever excludes it ends (one place for a person, one owner for a thing, no hope beside fear).
/// </summary>
internal sealed class SceneEffects(StoryletCatalog catalog)
{
    private readonly List<ulong> _added = [];
    private readonly List<ulong> _ended = [];
    private readonly List<ulong> _matches = [];
    private readonly int _kin = catalog.Vocabulary["kin"].Index;
    private readonly int _mourns = catalog.Vocabulary["mourns"].Index;
    private FactView _view;

    /// <summary>What begins, in order; valid until the next call.</summary>
    public IReadOnlyList<ulong> Added => _added;

    /// <summary>What ends, in order; valid until the next call.</summary>
    public IReadOnlyList<ulong> Ended => _ended;

    /// <summary>The plan with this scene on top.</summary>
    public PlanNode Append(FactView view, in Candidate candidate, int fortune)
    {
        Compute(view, candidate.Casting, candidate.Outcome);
        var touched = view.Node.Touched;
        foreach (var bits in _added) touched = touched.With(new Fact(bits).Predicate);
        foreach (var bits in _ended) touched = touched.With(new Fact(bits).Predicate);
        return new PlanNode
        {
            Parent = view.Node, Depth = view.Node.Depth + 1, Casting = candidate.Casting, Outcome = candidate.Outcome, Added = [.. _added], Ended = [.. _ended], Touched = touched,
            Disturbed = view.Node.Disturbed || Disturbs(), NewKinds = NewKinds(view.Node.NewKinds, catalog.Storylets[candidate.Casting.Storylet]), Fortune = fortune, Score = candidate.Score, Linked = view.Node.Linked | candidate.Links,
        };
    }

    private bool Disturbs()
    {
        var words = _view.Vocabulary;
        foreach (var bits in _ended)
        {
            if (words.DecidesWhoActs(new Fact(bits).Predicate)) return true;
        }

        foreach (var bits in _added)
        {
            if (new Fact(bits).Predicate != words.Alive && words.DecidesWhoActs(new Fact(bits).Predicate)) return true;
        }

        return false;
    }

    public void Compute(FactView view, in Casting casting, int outcome)
    {
        _view = view;
        _added.Clear();
        _ended.Clear();
        var storylet = catalog.Storylets[casting.Storylet];
        var ending = storylet.Outcomes[outcome];
        Gather(storylet, catalog.Joins[casting.Storylet], casting.Roles);
        foreach (var literal in ending.Ends)
        {
            var fact = casting.Roles.Ground(literal);
            if (!Holds(fact)) continue;
            if (fact.Predicate == view.Vocabulary.Alive) Die(fact.First);
            else End(fact.Bits);
        }

        foreach (var literal in ending.Adds) Begin(casting.Roles.Ground(literal));
    }

    private void Gather(Storylet storylet, JoinPlan join, in RoleCast cast)
    {
        var words = _view.Vocabulary;
        var place = cast[storylet.Place];
        for (var role = 0; role < storylet.Roles.Length; role++)
        {
            if (storylet.Roles[role].Kind != StoryKind.Person || join.Dead[role] || join.Captive[role] || join.Missing[role]) continue;
            if (storylet.Roles[role].IsNew) _added.Add(new Fact(words.Alive, cast[role], Fact.Nobody).Bits);
            var from = storylet.Roles[role].IsNew ? Fact.Nobody : _view.PlaceOf(cast[role]);
            if (from == place) continue;
            if (from != Fact.Nobody) _ended.Add(new Fact(words.At, cast[role], from).Bits);
            _added.Add(new Fact(words.At, cast[role], place).Bits);
        }
    }

    private void Die(int person)
    {
        foreach (var predicate in _view.Vocabulary.Predicates)
        {
            if (predicate.Index == _kin || predicate.Index == _mourns) continue;
            EndMatching(predicate.Index, person, -1, except: null);
            if (predicate.Arity == 2) EndMatching(predicate.Index, -1, person, except: null);
        }
    }

    private void Begin(Fact fact)
    {
        if (Holds(fact)) return;
        var predicate = _view.Vocabulary.Predicates[fact.Predicate];
        if (predicate.OneForFirst) EndMatching(predicate.Index, fact.First, -1, fact);
        if (predicate.OneForSecond) EndMatching(predicate.Index, -1, fact.Second, fact);
        foreach (var other in predicate.Ends)
        {
            EndIfHolds(new Fact(other, fact.First, fact.Second));
            if (predicate.Arity == 2) EndIfHolds(new Fact(other, fact.Second, fact.First));
        }

        foreach (var other in predicate.Displaces)
        {
            var item = predicate.First == ArgumentKinds.Item ? fact.First : fact.Second;
            EndMatching(other, _view.Vocabulary.Predicates[other].First == ArgumentKinds.Item ? item : -1, _view.Vocabulary.Predicates[other].First == ArgumentKinds.Item ? -1 : item, except: null);
        }

        if (!_ended.Remove(fact.Bits)) _added.Add(fact.Bits);
    }

    private void EndMatching(int predicate, int first, int second, Fact? except)
    {
        _matches.Clear();
        _view.Collect(predicate, first, second, _matches);
        foreach (var bits in _matches)
        {
            if (bits != except?.Bits && !_ended.Contains(bits)) _ended.Add(bits);
        }

        for (var i = _added.Count - 1; i >= 0; i--)
        {
            var fact = new Fact(_added[i]);
            if (fact.Predicate == predicate && (first < 0 || fact.First == first) && (second < 0 || fact.Second == second) && fact != except) _added.RemoveAt(i);
        }
    }

    private void EndIfHolds(Fact fact)
    {
        if (Holds(fact)) End(fact.Bits);
    }

    private void End(ulong bits)
    {
        if (!_added.Remove(bits)) _ended.Add(bits);
    }

    private bool Holds(Fact fact) => _added.Contains(fact.Bits) || (!_ended.Contains(fact.Bits) && _view.Holds(fact));

    private static StoryKind[] NewKinds(StoryKind[] before, Storylet storylet)
    {
        var count = storylet.Roles.Count(role => role.IsNew);
        if (count == 0) return before;
        var kinds = new StoryKind[before.Length + count];
        before.CopyTo(kinds, 0);
        var next = before.Length;
        foreach (var role in storylet.Roles)
        {
            if (role.IsNew) kinds[next++] = role.Kind;
        }

        return kinds;
    }
}
