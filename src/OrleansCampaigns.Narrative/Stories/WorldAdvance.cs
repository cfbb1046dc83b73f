using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>What of a chapter becomes part of the world when its outcomes are confirmed.</summary>
public static class WorldAdvance
{
    /// <summary>The scenes' changes, threads, heroes' beats and what was told. Not yet what happens between chapters: <see cref="ChapterAftermath"/>.</summary>
    /// <param name="world">The world that the chapter was planned from.</param>
    /// <param name="plan">The chapter.</param>
    /// <param name="outcomes">By scene how it ended, null for a scene that was skipped; empty when all went as expected.</param>
    public static StoryWorld Play(StoryWorld world, ChapterPlan plan, ImmutableArray<OutcomeKind?> outcomes)
    {
        var draft = new WorldDraft(world);
        var played = new List<string>();
        for (var i = 0; i < plan.Scenes.Length; i++)
        {
            var scene = plan.Scenes[i];
            foreach (var binding in scene.Bindings)
            {
                if (binding.IsNew) draft.Welcome(binding.Entity);
            }

            if ((outcomes.IsEmpty ? scene.Expected : outcomes[i]) is not { } outcome) continue;
            played.Add(scene.Storylet.Id);
            Apply(draft, plan.Chapter, scene, outcome);
        }

        return draft.Build() with { Chapter = plan.Chapter, Ledger = world.Ledger.With(played, plan.Chapter) };
    }

    private static void Apply(WorldDraft draft, int chapter, PlannedScene scene, OutcomeKind outcome)
    {
        foreach (var cause in scene.Causes)
        {
            if (cause.Holds && draft.Find(draft.Parse(cause.Fact)) is { } known) draft.Touch(known, chapter);
        }

        var knownBy = scene.Bindings.Where(binding => binding.Entity.Kind is StoryKind.Person or StoryKind.Hero or StoryKind.Faction)
            .Select(binding => draft.IndexOf(binding.Entity.Key)).Append(0).Distinct().Order().ToImmutableArray();
        var source = SceneWriter.SceneSource(chapter, scene.Number);
        foreach (var change in scene.Consequences.First(consequence => consequence.Outcome == outcome).Changes)
        {
            var fact = draft.Parse(change.Fact);
            if (change.Begins) draft.Begin(fact, source, chapter, knownBy);
            else draft.End(fact);
        }

        if (scene.Beat is { } beat) Give(draft, beat, chapter);
    }

    /// <summary>One stage a chapter at most, and only by a beat that belongs where the arc stands; after the last stage a trigger begins the next arc.</summary>
    private static void Give(WorldDraft draft, HeroBeat beat, int chapter)
    {
        var at = draft.Heroes.FindIndex(hero => draft.Entities[hero.Hero].Key == beat.Hero);
        if (at < 0) return;
        var card = draft.Heroes[at];
        var (from, to) = Spotlight.Stages(beat.Beat);
        var stage = card.LastBeatChapter == chapter ? card.Stage
            : card.Stage == HeroCard.LastStage ? (beat.Beat == ArcBeat.Trigger ? 0 : card.Stage)
            : card.Stage >= from && card.Stage <= to ? card.Stage + 1 : card.Stage;
        draft.Heroes[at] = card with { Beats = card.Beats + 1, LastBeatChapter = chapter, Stage = stage };
    }
}
