using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>What players read between chapters: recaps, rumours, handouts. Made only from facts that they may know; others are left out before anything is drawn.</summary>
public sealed class TaleWriter(ProseLexicon lexicon)
{
    /// <summary>Of a recap or a round of rumours; facts after that are left out.</summary>
    public const int LinesMax = 12;

    /// <summary>What changed in closed sessions, in order; each line with its fact.</summary>
    public ImmutableArray<ProseLine> Recap(ImmutableArray<FactBrief> changes, ulong seed) => Tell(changes, seed, ("recapfact", "fact", "holds", "prose/recap"));

    /// <summary>Signs of what is known in a region, without a claim.</summary>
    public ImmutableArray<ProseLine> Rumours(ImmutableArray<FactBrief> facts, ulong seed) => Tell(facts, seed, ("rumourfact", "rumour", "rumour", "prose/rumour"));

    /// <summary>A paper to hand over: from somebody, in a place, about what both know. Null when the players may know nothing of it.</summary>
    public ProseLine? Handout(Noun from, Noun place, FactBrief fact, ulong seed)
    {
        if (!fact.IsKnownToPlayers) return null;
        var lines = new LineMaker(lexicon, seed);
        var matter = lines.Clause(fact, "holds", 0).Text;
        return lines.Framed("handout", 0, [fact], ("npc", from.Name), ("place", place.Name), ("matter", matter + ".")) with { IsForPlayers = true };
    }

    private ImmutableArray<ProseLine> Tell(ImmutableArray<FactBrief> facts, ulong seed, (string Frame, string Slot, string How, string Openings) manner)
    {
        var lines = new LineMaker(lexicon, seed);
        var told = ImmutableArray.CreateBuilder<ProseLine>();
        foreach (var fact in facts.Where(fact => fact.IsKnownToPlayers).DistinctBy(fact => fact.Print, StringComparer.Ordinal).Take(LinesMax))
        {
            var opening = lines.FromLexicon(manner.Openings, Scenery.Of(), 0, manner.Openings + fact.Print).Text;
            var clause = lines.Clause(fact, manner.How, 0).Text;
            told.Add(lines.Framed(manner.Frame, 0, [fact], ("opening", opening), (manner.Slot, clause)) with { IsForPlayers = true });
        }

        return told.ToImmutable();
    }
}
