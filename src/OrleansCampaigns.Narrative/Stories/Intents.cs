namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Whether somebody has a reason to act: what they believe holds and they can know it, what they want does not hold yet.</summary>
internal static class Intents
{
    private const int MatchesMax = 64;

    /// <summary>The fact that the actor acts on; null when the act is not explained.</summary>
    public static Fact? Explain(FactView view, in RoleCast cast, StoryletIntent intent)
    {
        var actor = cast[intent.Actor];
        if (!intent.Goal.Negated && IsGround(intent.Goal) && view.Holds(cast.Ground(intent.Goal))) return null;
        if (intent.Belief.Negated) return IsGround(intent.Belief) && !view.Holds(cast.Ground(intent.Belief)) ? cast.Ground(intent.Belief) : null;
        if (IsGround(intent.Belief))
        {
            var belief = cast.Ground(intent.Belief);
            return view.Holds(belief) && Knows(view, actor, belief) ? belief : null;
        }

        var matches = new List<ulong>(8);
        view.Collect(intent.Belief.Predicate, cast.Resolve(intent.Belief.First), cast.Resolve(intent.Belief.Second), matches);
        foreach (var bits in matches.Count > MatchesMax ? matches[..MatchesMax] : matches)
        {
            if (Knows(view, actor, new Fact(bits))) return new Fact(bits);
        }

        return null;
    }

    /// <summary>Common knowledge, the fact's own people, those who were there, and what is told: who belongs to a place's or a side's people knows of it after a chapter.</summary>
    private static bool Knows(FactView view, int actor, Fact fact)
    {
        if (!view.Vocabulary.Predicates[fact.Predicate].Hidden || fact.Names(actor)) return true;
        var scene = view.SceneOf(fact);
        if (scene == 0) return view.Index.World.Facts[view.Index.Position(fact.Bits)].IsKnownTo(actor);
        var node = view.Node;
        while (node.Depth > scene) node = node.Parent!;
        for (var role = 0; role < Storylet.RolesMax; role++)
        {
            if (node.Casting.Roles[role] == actor) return true;
        }

        return false;
    }

    private static bool IsGround(Literal literal) => literal.First != Literal.Anything && literal.Second != Literal.Anything;
}
