using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Turns the search's path into scenes that stand for themselves: keys and names instead of indices, causes with their sources, what was beaten and why.</summary>
internal sealed class SceneWriter(StoryletCatalog catalog)
{
    public ImmutableArray<PlannedScene> Write(StoryWorld world, StoryRequest request, SceneScore score, FoundPlan found)
    {
        var spotlight = new Spotlight(world);
        var effects = new SceneEffects(catalog);
        var cast = new SceneCast(world, catalog, FoundPlan.Scenes(found.Last));
        var scenes = ImmutableArray.CreateBuilder<PlannedScene>();
        foreach (var node in FoundPlan.Scenes(found.Last))
        {
            var storylet = catalog.Storylets[node.Casting.Storylet];
            var view = new FactView(world.Index, node.Parent!);
            scenes.Add(new PlannedScene(node.Depth, storylet)
            {
                Bindings = cast.Bindings(node),
                Expected = storylet.Outcomes[node.Outcome].Kind,
                Consequences = Consequences(view, node, effects, cast),
                Causes = Causes(view, node, cast),
                Reason = Reason(view, node, cast),
                Rejected = Rejected(view, node, score, found.Effort.Slots[node.Depth - 1]),
                Score = node.Score,
                Fortune = node.Fortune,
                Tension = storylet.Outcomes[node.Outcome].Tension,
                ThemeAffinity = score.Themes[node.Casting.Storylet],
                Beat = spotlight.Give(storylet, storylet.Hero >= 0 ? node.Casting.Roles[storylet.Hero] : -1),
                Veiled = storylet.Safety.Any(tag => world.Veils.Contains(tag) || request.Veils.Contains(tag)),
            });
        }

        return scenes.ToImmutable();
    }

    private ImmutableArray<OutcomeConsequence> Consequences(FactView view, PlanNode node, SceneEffects effects, SceneCast cast)
    {
        var storylet = catalog.Storylets[node.Casting.Storylet];
        var all = ImmutableArray.CreateBuilder<OutcomeConsequence>();
        for (var i = 0; i < storylet.Outcomes.Length; i++)
        {
            effects.Compute(view, node.Casting, i);
            var changes = ImmutableArray.CreateBuilder<SceneChange>();
            foreach (var bits in effects.Ended) changes.Add(new SceneChange(cast.Print(new Fact(bits)), Begins: false));
            foreach (var bits in effects.Added) changes.Add(new SceneChange(cast.Print(new Fact(bits)), Begins: true));
            all.Add(new OutcomeConsequence(storylet.Outcomes[i].Kind, changes.ToImmutable(), storylet.Outcomes[i].Valence, storylet.Outcomes[i].Tension));
        }

        return all.ToImmutable();
    }

    private ImmutableArray<SceneCause> Causes(FactView view, PlanNode node, SceneCast cast)
    {
        var causes = ImmutableArray.CreateBuilder<SceneCause>();
        var world = view.Index.World;
        foreach (var literal in catalog.Storylets[node.Casting.Storylet].Conditions)
        {
            var fact = node.Casting.Roles.Ground(literal);
            var scene = literal.Negated ? 0 : view.SceneOf(fact);
            if (literal.Negated) causes.Add(new SceneCause(cast.Print(fact), "", 0, Holds: false));
            else if (scene > 0) causes.Add(new SceneCause(cast.Print(fact), SceneSource(world.Chapter + 1, scene), world.Chapter + 1, Holds: true));
            else if (world.Find(fact) is { } known) causes.Add(new SceneCause(cast.Print(fact), known.Source, known.SinceChapter, Holds: true));
            else throw new InvalidOperationException($"{cast.Print(fact)} was cast but does not hold.");
        }

        return causes.ToImmutable();
    }

    /// <summary>The source of a fact that a scene made true.</summary>
    public static string SceneSource(int chapter, int scene) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"chapter/{chapter}/scene/{scene}");

    private SceneReason? Reason(FactView view, PlanNode node, SceneCast cast)
    {
        if (catalog.Storylets[node.Casting.Storylet].Intent is not { } intent) return null;
        var belief = Intents.Explain(view, node.Casting.Roles, intent) ?? throw new InvalidOperationException("An act was cast that nothing explains.");
        return new SceneReason(cast.Key(node.Casting.Roles[intent.Actor]), cast.Print(node.Casting.Roles, intent.Goal), (intent.Belief.Negated ? "!" : "") + cast.Print(belief));
    }

    private ImmutableArray<RejectedCandidate> Rejected(FactView view, PlanNode node, SceneScore score, SceneSlot slot)
    {
        var chosen = new Candidate { Casting = node.Casting, Outcome = node.Outcome, Score = node.Score, Links = node.Linked & (1U << node.Depth) };
        var beaten = ImmutableArray.CreateBuilder<RejectedCandidate>();
        foreach (var candidate in node.Parent!.Beaten)
        {
            if (candidate.Casting.Storylet == node.Casting.Storylet && candidate.Outcome == node.Outcome) continue;
            var storylet = catalog.Storylets[candidate.Casting.Storylet];
            beaten.Add(new RejectedCandidate(storylet.Id, storylet.Outcomes[candidate.Outcome].Kind, candidate.Score, score.WhyNot(view, slot, chosen, candidate)));
        }

        return beaten.ToImmutable();
    }
}
