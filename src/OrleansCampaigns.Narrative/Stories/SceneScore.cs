namespace OrleansCampaigns.Narrative.Stories;

/// <summary>What makes one scene better than another, × 1e6. All of it is integer arithmetic.</summary>
internal sealed class SceneScore
{
    private const long FortuneWeight = 110_000_000;
    private const long TensionWeight = 480_000_000;
    private const long LinkBonus = 5_000_000;
    private const long RescueBonus = 7_000_000;
    private const long UnlinkedPenalty = 2_000_000;
    private const long PayoffBonus = 250_000;
    private const long ThreadBonus = 150_000;
    private const long ThemeBonus = 13_000_000;
    private const long MustBonus = 60_000_000;
    private const long StandInPenalty = 300_000;
    private const long SameKindPenalty = 120_000;
    private const long NewcomerPenalty = 60_000;
    private const long LandmarkBonus = 1_000_000;
    private const long FertilityBonus = 2_500_000;
    private const long ChanceRange = 250_000;

    private readonly StoryletCatalog _catalog;
    private readonly StoryWorld _world;
    private readonly StoryRequest _request;
    private readonly int[] _themes;
    private readonly int[] _pull;
    private readonly long[] _novelty;
    private readonly byte[] _past;
    private readonly (int Landmark, int Fertility)[][] _opens;

    public SceneScore(StoryletCatalog catalog, StoryWorld world, StoryRequest request, ThemeAffinity affinity, CastingRules rules)
    {
        (_catalog, _world, _request) = (catalog, world, request);
        _themes = new int[catalog.Storylets.Length];
        _novelty = new long[catalog.Storylets.Length];
        _pull = new int[catalog.Storylets.Length];
        for (var i = 0; i < _themes.Length; i++)
        {
            _themes[i] = affinity.Of(catalog.Storylets[i], request.Themes);
            _pull[i] = affinity.Pull(catalog.Storylets[i], request.Themes);
        }

        var landmarks = new Landmarks(catalog, rules, _pull);
        _opens = [.. catalog.Storylets.Select(storylet => storylet.Outcomes.Select(outcome => (landmarks.Of(outcome), landmarks.FertilityOf(outcome))).ToArray())];
        Novelty();
        _past = new byte[world.Facts.Length];
        for (var i = 0; i < _past.Length; i++) _past[i] = (byte)((world.Facts[i].ComesFromPlay ? 1 : 0) | (world.Vocabulary.Predicates[world.Facts[i].Fact.Predicate].OpensThread ? 2 : 0));
    }

    public ReadOnlySpan<int> Themes => _themes;

    public bool HasMust => !_request.Must.IsEmpty;

    /// <summary>What a cast is worth wherever it stands in the chapter.</summary>
    public long Standing(FactView view, in Casting casting)
    {
        var join = _catalog.Joins[casting.Storylet];
        long score = ThemeBonus * _pull[casting.Storylet] / 1000 + _novelty[casting.Storylet];
        var (paid, thread) = (false, false);
        foreach (var literal in join.Positive)
        {
            var at = view.Index.Position(casting.Roles.Ground(literal).Bits);
            if (at < 0) continue;
            paid |= (_past[at] & 1) != 0;
            thread |= (_past[at] & 2) != 0;
        }

        if (paid) score += PayoffBonus;
        if (thread) score += ThreadBonus;
        foreach (var role in _catalog.Storylets[casting.Storylet].Roles)
        {
            if (role.IsNew) score -= NewcomerPenalty;
        }

        return score + MustBonus * MustCount(casting) + (long)(Tie(view.Index, casting) % (ulong)ChanceRange);
    }

    /// <summary>Adds a scene to a plan: the candidate's score and links. <paramref name="candidate"/> has its casting and outcome.</summary>
    public void Weigh(FactView view, SceneSlot slot, uint links, ref Candidate candidate)
    {
        var storylet = _catalog.Storylets[candidate.Casting.Storylet];
        var outcome = storylet.Outcomes[candidate.Outcome];
        var score = view.Node.Score + candidate.Casting.Standing
            - Miss(view.Node.Fortune + outcome.Valence - slot.Fortune, FortuneWeight) - Miss(outcome.Tension - slot.Tension, TensionWeight);
        if (!slot.Wants(storylet.Function)) score -= StandInPenalty;
        if (view.Node.Depth > 0 && _catalog.Storylets[view.Node.Casting.Storylet].Kind == storylet.Kind) score -= SameKindPenalty;
        if (links != 0)
        {
            score += LinkBonus + RescueBonus * System.Numerics.BitOperations.PopCount(links & ~view.Node.Linked);
            links |= 1U << (view.Node.Depth + 1);
        }
        else
        {
            score -= UnlinkedPenalty * view.Node.Depth / 2;
        }

        if (view.Node.Depth < _request.Scenes - 2) score += LandmarkBonus * _opens[candidate.Casting.Storylet][candidate.Outcome].Landmark / 1000 + FertilityBonus * _opens[candidate.Casting.Storylet][candidate.Outcome].Fertility / 1000;
        (candidate.Score, candidate.Links) = (score - MustBonus * ShownBefore(view.Node, candidate.Casting), links);
    }

    /// <summary>What weighed most against a candidate that was beaten, as a sentence.</summary>
    public string WhyNot(FactView view, SceneSlot slot, in Candidate chosen, in Candidate beaten)
    {
        if (beaten.Score > chosen.Score) return "It looked better here, but what could follow it was worse.";
        var (mine, other) = (_catalog.Storylets[chosen.Casting.Storylet], _catalog.Storylets[beaten.Casting.Storylet]);
        var (myEnd, otherEnd) = (mine.Outcomes[chosen.Outcome], other.Outcomes[beaten.Outcome]);
        (long Weight, string Reason)[] against =
        [
            (ThemeBonus * (_pull[chosen.Casting.Storylet] - _pull[beaten.Casting.Storylet]) / 1000, "It is further from the themes."),
            (_novelty[chosen.Casting.Storylet] - _novelty[beaten.Casting.Storylet], "It was told more often or more lately."),
            (Miss(view.Node.Fortune + otherEnd.Valence - slot.Fortune, FortuneWeight) - Miss(view.Node.Fortune + myEnd.Valence - slot.Fortune, FortuneWeight), "It bends the arc."),
            (Miss(otherEnd.Tension - slot.Tension, TensionWeight) - Miss(myEnd.Tension - slot.Tension, TensionWeight), "Its tension does not fit here."),
            (chosen.Links != 0 && beaten.Links == 0 ? LinkBonus : 0, "Nothing in this chapter leads to it."),
            (slot.Wants(mine.Function) && !slot.Wants(other.Function) ? StandInPenalty : 0, "It would only stand in for what belongs here."),
        ];
        var most = against[0];
        foreach (var one in against)
        {
            if (one.Weight > most.Weight) most = one;
        }

        return most.Weight > 0 ? most.Reason : "It pays off less of what happened before, or the seed preferred the other.";
    }

    /// <summary>The seed's opinion of a cast: depends on the storylet's id and the keys of those who play, on nobody's index.</summary>
    public ulong Tie(FactIndex index, in Casting casting)
    {
        var hash = KeyHash.Join(_request.Seed, _catalog.Hashes[casting.Storylet]);
        for (var role = 0; role < Storylet.RolesMax; role++)
        {
            var entity = casting.Roles[role];
            if (entity >= 0) hash = KeyHash.Join(hash, entity < index.Hashes.Length ? index.Hashes[entity] : (ulong)(entity - index.Hashes.Length));
        }

        return hash;
    }

    /// <summary>How many of those that must appear do not.</summary>
    public int MissingMust(PlanNode last)
    {
        var missing = 0;
        foreach (var key in _request.Must)
        {
            var seen = false;
            for (var node = last; node.Depth > 0 && !seen; node = node.Parent!) seen = Shows(node.Casting, key);
            if (!seen) missing++;
        }

        return missing;
    }

    private bool Shows(in Casting casting, string key)
    {
        if (string.Equals(_catalog.Storylets[casting.Storylet].Id, key, StringComparison.Ordinal)) return true;
        for (var role = 0; role < Storylet.RolesMax; role++)
        {
            var entity = casting.Roles[role];
            if (entity >= 0 && entity < _world.Entities.Length && string.Equals(_world.Entities[entity].Key, key, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>How many of those that must appear are in this cast and were in a scene before it: they are wanted once.</summary>
    private int ShownBefore(PlanNode node, in Casting casting)
    {
        var count = 0;
        foreach (var key in _request.Must)
        {
            if (!Shows(casting, key)) continue;
            for (var at = node; at.Depth > 0; at = at.Parent!)
            {
                if (!Shows(at.Casting, key)) continue;
                count++;
                break;
            }
        }

        return count;
    }

    private static long Miss(long thousandths, long weight) => weight * thousandths * thousandths / 1_000_000;

    private int MustCount(in Casting casting)
    {
        var count = 0;
        foreach (var key in _request.Must)
        {
            if (Shows(casting, key)) count++;
        }

        return count;
    }

    /// <summary>
    /// Rarely used ones first, what was used far more than others hardly ever, none again within some chapters; and each seed has its taste: it likes a third of all storylets so little that another one is found wherever there is one,
    /// so that two seeds make two chapters.
    /// </summary>
    private void Novelty()
    {
        const long EachUse = 450_000;
        const long Most = 2_500_000;
        const long TooOften = 14_000_000;
        const ulong TasteRange = 4_000_000;
        const ulong DislikedOf100 = 30;
        const long Dislike = 9_000_000;
        const int RestChapters = 8;
        long uses = 0;
        foreach (var entry in _world.Ledger.Storylets.Values) uses += entry.Uses;
        var average = uses * 1000 / Math.Max(1, _novelty.Length);
        for (var i = 0; i < _novelty.Length; i++)
        {
            var entry = _world.Ledger[_catalog.Storylets[i].Id];
            _novelty[i] = Math.Clamp((average - entry.Uses * 1000L) * EachUse / 1000, -TooOften, Most) + (long)(KeyHash.Join(_request.Seed, _catalog.Hashes[i]) % TasteRange);
            if (KeyHash.Join(~_request.Seed, _catalog.Hashes[i]) % 100 < DislikedOf100) _novelty[i] -= Dislike;
            var rest = RestChapters - (_world.Chapter + 1 - entry.LastChapter);
            if (entry.Uses > 0 && rest > 0) _novelty[i] -= Most * rest / RestChapters;
        }
    }
}
