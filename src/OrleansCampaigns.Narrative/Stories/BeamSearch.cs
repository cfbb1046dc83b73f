namespace OrleansCampaigns.Narrative.Stories;

/// <summary>
/// Forward search, level by level: each partial plan of the beam proposes its best scenes, from two sources: casts that the base allows (found once a chapter) and casts that a fact of this very chapter makes possible
/// (found from that fact, which is what links scenes causally). The best of all go on. Bounded by the beam; nothing grows with the length of the campaign.
/// </summary>
internal sealed class BeamSearch
{
    private const int BaseCastsEach = 4;
    private const int BaseCastsLookedAt = 24;

    /// <summary>When somebody must appear, who is seldom among the first.</summary>
    private const int BaseCastsLookedAtForMust = 240;
    private const int Shortlist = 120;
    private const int ProposalsEach = 12;
    private const int SameStoryletEach = 2;
    private const int SameStoryletInBeam = 3;
    private const int BeatenKept = 4;

    private readonly StoryletCatalog _catalog;
    private readonly SceneScore _score;
    private readonly CastingRules _rules;
    private readonly Caster _caster;
    private readonly SceneEffects _effects;
    private readonly List<Casting>[] _base = new List<Casting>[6];
    private readonly List<Casting> _enabled = new(64);
    private readonly Candidate[] _best = new Candidate[ProposalsEach];
    private int _bestCount;

    public BeamSearch(StoryletCatalog catalog, SceneScore score, CastingRules rules)
    {
        (_catalog, _score, _rules) = (catalog, score, rules);
        _caster = new Caster(catalog, rules);
        _effects = new SceneEffects(catalog);
    }

    /// <summary>How many scenes were looked at: the work done.</summary>
    public int Looked { get; private set; }

    /// <summary>Complete plans, best first; empty when some slot could not be filled.</summary>
    public List<PlanNode> Run(FactIndex index, SearchEffort effort)
    {
        FindBase(index);
        var beam = new List<PlanNode> { PlanNode.Root() };
        foreach (var slot in effort.Slots)
        {
            var proposals = new List<(PlanNode Parent, Candidate Candidate)>(beam.Count * ProposalsEach);
            foreach (var node in beam)
            {
                effort.CancellationToken.ThrowIfCancellationRequested();
                Propose(new FactView(index, node), slot);
                node.Beaten = [.. _best.AsSpan(0, Math.Min(BeatenKept, _bestCount))];
                for (var i = 0; i < _bestCount; i++) proposals.Add((node, _best[i]));
            }

            proposals.Sort(static (left, right) => Compare(left.Candidate, right.Candidate));
            beam = Survivors(index, proposals, effort.Width);
            if (beam.Count == 0) return beam;
        }

        return beam;
    }

    private static int Compare(in Candidate left, in Candidate right)
    {
        var byScore = right.Score.CompareTo(left.Score);
        if (byScore != 0) return byScore;
        var byTie = left.Tie.CompareTo(right.Tie);
        return byTie != 0 ? byTie : left.Outcome.CompareTo(right.Outcome);
    }

    private List<PlanNode> Survivors(FactIndex index, List<(PlanNode Parent, Candidate Candidate)> proposals, int width)
    {
        var next = new List<PlanNode>(width);
        for (var i = 0; i < proposals.Count && next.Count < width; i++)
        {
            var (parent, candidate) = proposals[i];
            var same = 0;
            foreach (var node in next)
            {
                if (node.Casting.Storylet == candidate.Casting.Storylet) same++;
            }

            if (same >= Math.Max(SameStoryletInBeam, width / 8)) continue;
            var storylet = _catalog.Storylets[candidate.Casting.Storylet];
            next.Add(_effects.Append(new FactView(index, parent), candidate, parent.Fortune + storylet.Outcomes[candidate.Outcome].Valence));
        }

        return next;
    }

    private void FindBase(FactIndex index)
    {
        var view = new FactView(index, PlanNode.Root());
        var found = new List<Casting>(BaseCastsLookedAt);
        for (var i = 0; i < _base.Length; i++) _base[i] = new List<Casting>(128);
        for (var i = 0; i < _catalog.Storylets.Length; i++)
        {
            if (_rules.LeftOut[i]) continue;
            found.Clear();
            _caster.Cast(view, i, _score.HasMust ? BaseCastsLookedAtForMust : BaseCastsLookedAt, found);
            Looked += found.Count;
            var casts = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(found);
            foreach (ref var cast in casts) cast.Standing = _score.Standing(view, cast);
            casts.Sort((left, right) => ByStanding(index, left, right));
            _base[(int)_catalog.Storylets[i].Function].AddRange(casts[..Math.Min(BaseCastsEach, casts.Length)]);
        }

        foreach (var list in _base)
        {
            list.Sort((left, right) => ByStanding(index, left, right));
            if (list.Count > Shortlist) list.RemoveRange(Shortlist, list.Count - Shortlist);
        }
    }

    private int ByStanding(FactIndex index, in Casting left, in Casting right)
    {
        var byStanding = right.Standing.CompareTo(left.Standing);
        return byStanding != 0 ? byStanding : _score.Tie(index, left).CompareTo(_score.Tie(index, right));
    }

    private void Propose(FactView view, SceneSlot slot)
    {
        _bestCount = 0;
        for (var function = 0; function < _base.Length; function++)
        {
            if (!slot.Takes((SceneFunction)function)) continue;
            foreach (ref var casting in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_base[function])) ProposeBase(view, slot, casting);
        }

        if (view.Node.Depth == 0) return;
        _enabled.Clear();
        for (var at = view.Node; at.Depth > 0; at = at.Parent!)
        {
            foreach (var bits in at.Added) Enable(view, slot, new Fact(bits));
        }

        foreach (ref var casting in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_enabled))
        {
            casting.Standing = _score.Standing(view, casting);
            Consider(view, slot, casting, Links(view, casting));
        }
    }

    private void Enable(FactView view, SceneSlot slot, Fact fact)
    {
        if (fact.Predicate == view.Vocabulary.At || fact.Predicate == view.Vocabulary.Alive || !view.Holds(fact)) return;
        foreach (var need in _catalog.NeedingFact(fact.Predicate))
        {
            if (!slot.Takes(need.Function) || _rules.LeftOut[need.Storylet] || view.Node.HasUsed(need.Storylet)) continue;
            _caster.CastFrom(view, need, fact, _enabled);
        }
    }

    private void ProposeBase(FactView view, SceneSlot slot, Casting casting)
    {
        if (view.Node.HasUsed(casting.Storylet)) return;
        var storylet = _catalog.Storylets[casting.Storylet];
        var next = view.Entities;
        for (var role = 0; role < storylet.Roles.Length; role++)
        {
            if (storylet.Roles[role].IsNew) casting.Roles[role] = next++;
        }

        if ((view.Node.Touched.Meets(_catalog.Joins[casting.Storylet].Needs) || view.Node.Disturbed) && !_caster.Stands(view, casting)) return;
        Consider(view, slot, casting, Links(view, casting));
    }

    private uint Links(FactView view, in Casting casting)
    {
        var links = 0u;
        foreach (var literal in _catalog.Joins[casting.Storylet].Positive)
        {
            var scene = view.SceneOf(casting.Roles.Ground(literal));
            if (scene > 0) links |= 1U << scene;
        }

        return links;
    }

    private void Consider(FactView view, SceneSlot slot, in Casting casting, uint links)
    {
        var outcomes = _catalog.Storylets[casting.Storylet].Outcomes.Length;
        var candidate = new Candidate { Casting = casting, Tie = _score.Tie(view.Index, casting) };
        for (var outcome = 0; outcome < outcomes; outcome++)
        {
            Looked++;
            candidate.Outcome = outcome;
            _score.Weigh(view, slot, links, ref candidate);
            Keep(candidate);
        }
    }

    /// <summary>Into the sorted list of the best, with at most a few of one storylet and none twice.</summary>
    private void Keep(in Candidate candidate)
    {
        if (_bestCount == ProposalsEach && Compare(candidate, _best[^1]) >= 0) return;
        var (same, worstSame) = (0, -1);
        for (var i = 0; i < _bestCount; i++)
        {
            if (_best[i].Casting.Storylet != candidate.Casting.Storylet) continue;
            if (_best[i].Outcome == candidate.Outcome && _best[i].Tie == candidate.Tie) return;
            same++;
            worstSame = i;
        }

        if (same >= SameStoryletEach)
        {
            if (Compare(candidate, _best[worstSame]) >= 0) return;
            RemoveAt(worstSame);
        }
        else if (_bestCount == ProposalsEach)
        {
            _bestCount--;
        }

        var at = _bestCount;
        while (at > 0 && Compare(candidate, _best[at - 1]) < 0) at--;
        Array.Copy(_best, at, _best, at + 1, _bestCount - at);
        _best[at] = candidate;
        _bestCount++;
    }

    private void RemoveAt(int at)
    {
        _bestCount--;
        Array.Copy(_best, at + 1, _best, at, _bestCount - at);
    }
}
