namespace OrleansCampaigns.Narrative.Stories;

/// <summary>
/// Finds casts of a storylet by a join over its positive conditions, each looked up by predicate. Free roles (a place nobody asks about, a hero, somebody new) are filled last.
/// A cast is complete when its people can act and are at hand, no negated condition holds, the region's gates are open and who acts has a reason that holds and that they know of.
/// </summary>
internal sealed class Caster(StoryletCatalog catalog, CastingRules rules)
{
    /// <summary>Partial casts looked at for one storylet; what is beyond is not looked at.</summary>
    private const int StepsMax = 600;

    private readonly List<ulong>[] _matches = [new(64), new(64), new(64), new(64), new(64), new(64)];
    private FactView _view;
    private Storylet _storylet = null!;
    private JoinPlan _join = null!;
    private int[] _order = [];
    private List<Casting> _found = null!;
    private int _index;
    private int _limit;
    private int _steps;

    /// <summary>Casts from nothing.</summary>
    public void Cast(FactView view, int storylet, int limit, List<Casting> into)
    {
        Begin(view, storylet, limit, into);
        _order = _join.Orders[0];
        var cast = RoleCast.Empty();
        Join(ref cast, 0);
    }

    /// <summary>Casts in which <paramref name="fact"/> is what the named condition needs.</summary>
    public void CastFrom(FactView view, StoryletNeed need, Fact fact, List<Casting> into)
    {
        const int LimitForOneFact = 3;
        Begin(view, need.Storylet, into.Count + LimitForOneFact, into);
        _order = _join.Orders[need.Literal + 1];
        var cast = RoleCast.Empty();
        if (Bind(ref cast, _join.Positive[need.Literal], fact)) Join(ref cast, 0);
    }

    /// <summary>Whether a cast that was found earlier still stands.</summary>
    public bool Stands(FactView view, in Casting casting)
    {
        Begin(view, casting.Storylet, 0, null!);
        foreach (var literal in _join.Positive)
        {
            if (!view.Holds(casting.Roles.Ground(literal))) return false;
        }

        return IsAllowed(casting.Roles);
    }

    private void Begin(FactView view, int storylet, int limit, List<Casting> into)
    {
        (_view, _index, _limit, _found, _steps) = (view, storylet, limit, into, 0);
        (_storylet, _join) = (catalog.Storylets[storylet], catalog.Joins[storylet]);
    }

    private void Join(ref RoleCast cast, int depth)
    {
        if (depth == _order.Length)
        {
            Fill(ref cast, 0);
            return;
        }

        var literal = _join.Positive[_order[depth]];
        var matches = _matches[depth];
        matches.Clear();
        _view.Collect(literal.Predicate, cast.Resolve(literal.First), cast.Resolve(literal.Second), matches);
        foreach (var bits in matches)
        {
            if (_found.Count >= _limit || ++_steps > StepsMax) return;
            var next = cast;
            if (Bind(ref next, literal, new Fact(bits))) Join(ref next, depth + 1);
        }
    }

    private bool Bind(ref RoleCast cast, Literal literal, Fact fact) => Put(ref cast, literal.First, fact.First) && Put(ref cast, literal.Second, fact.Second);

    private bool Put(ref RoleCast cast, int argument, int entity)
    {
        if (argument == Literal.Absent) return entity == Fact.Nobody;
        if (argument == Literal.Party) return entity == 0;
        if (cast[argument] >= 0) return cast[argument] == entity;
        if (!CanPlay(cast, argument, entity)) return false;
        cast[argument] = entity;
        return true;
    }

    private bool CanPlay(in RoleCast cast, int role, int entity)
    {
        if (_view.KindOf(entity) != _storylet.Roles[role].Kind || _storylet.Roles[role].IsNew) return false;
        if (entity < rules.Forbidden.Length && rules.Forbidden[entity]) return false;
        for (var i = 0; i < _storylet.Roles.Length; i++)
        {
            if (cast[i] == entity) return false;
        }

        if (role == _storylet.Place) return rules.InFocus[entity];
        return _storylet.Roles[role].Kind is not (StoryKind.Person or StoryKind.Hero) || CanAct(role, entity);
    }

    private bool CanAct(int role, int person)
    {
        if (!_view.IsFree(person) && !MayActBound(role, person)) return false;
        if (_join.Dead[role]) return !_view.Holds(new Fact(_view.Vocabulary.Alive, person, Fact.Nobody));
        if (rules.AnybodyTravels || _join.Missing[role] || _join.Captive[role] || _storylet.Roles[role].Kind == StoryKind.Hero) return true;
        var places = _view.Index.Places;
        return person >= places.Length || places[person] == Fact.Nobody || rules.InFocus[places[person]];
    }

    /// <summary>Whether somebody who is not free can play a role that is about just that.</summary>
    private bool MayActBound(int role, int person)
    {
        var words = _view.Vocabulary;
        if (!_view.Holds(new Fact(words.Alive, person, Fact.Nobody))) return _join.Dead[role];
        if (!_join.Missing[role] && _view.Holds(new Fact(words.Missing, person, Fact.Nobody))) return false;
        if (!_join.Retired[role] && _view.Holds(new Fact(words.Retired, person, Fact.Nobody))) return false;
        return _join.Captive[role] || !(_view.AnyOf(words.Captive, person) || _view.AnyOf(words.HostageOf, person));
    }

    private void Fill(ref RoleCast cast, int role)
    {
        while (role < _storylet.Roles.Length && cast[role] >= 0) role++;
        if (role == _storylet.Roles.Length)
        {
            if (_found.Count < _limit && IsAllowed(cast)) _found.Add(new Casting { Storylet = _index, Roles = cast });
            return;
        }

        if (_storylet.Roles[role].IsNew) FillWith(ref cast, role, _view.Entities + NewBefore(role));
        else if (_storylet.Roles[role].Kind == StoryKind.Place) FillFrom(ref cast, role, rules.Places.AsSpan());
        else if (_storylet.Roles[role].Kind == StoryKind.Hero) FillFrom(ref cast, role, rules.Heroes.AsSpan());
    }

    private void FillFrom(ref RoleCast cast, int role, ReadOnlySpan<int> entities)
    {
        foreach (var entity in entities)
        {
            if (CanPlay(cast, role, entity)) FillWith(ref cast, role, entity);
        }
    }

    private void FillWith(ref RoleCast cast, int role, int entity)
    {
        var next = cast;
        next[role] = entity;
        Fill(ref next, role + 1);
    }

    private int NewBefore(int role)
    {
        var count = 0;
        for (var i = 0; i < role; i++)
        {
            if (_storylet.Roles[i].IsNew) count++;
        }

        return count;
    }

    private bool IsAllowed(in RoleCast cast)
    {
        foreach (var literal in _join.Negative)
        {
            if (_view.Holds(cast.Ground(literal))) return false;
        }

        for (var role = 0; role < _storylet.Roles.Length; role++)
        {
            if (_storylet.Roles[role] is { IsNew: false, Kind: StoryKind.Person or StoryKind.Hero } && !CanAct(role, cast[role])) return false;
        }

        var region = _view.Index.World.Regions[cast[_storylet.Place]];
        foreach (var gate in _storylet.Gates)
        {
            if (!gate.IsOpen(region)) return false;
        }

        return _storylet.Intent is not { } intent || Intents.Explain(_view, cast, intent) is not null;
    }
}
