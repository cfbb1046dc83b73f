using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>The chapter that would be, were one fact otherwise: planned from the changed world with the same request and seed.</summary>
/// <param name="Changed">What was changed, with keys; <c>begins</c> or <c>ends</c> by <see cref="SceneChange.Begins"/>.</param>
/// <param name="As">The chapter as things are; null when there is none.</param>
/// <param name="If">The chapter as they would be; null when there is none.</param>
public sealed record WhatIf(SceneChange Changed, ChapterPlan? As, ChapterPlan? If)
{
    /// <summary>Source of the fact that is supposed.</summary>
    public const string Supposed = "supposed";

    /// <summary>Numbers of the scenes that would be others: another storylet, other people, or another ending.</summary>
    public ImmutableArray<int> Differences
    {
        get
        {
            var (one, other) = (As?.Scenes ?? [], If?.Scenes ?? []);
            return [.. Enumerable.Range(0, Math.Max(one.Length, other.Length)).Where(i => i >= one.Length || i >= other.Length || !Same(one[i], other[i])).Select(i => i + 1)];
        }
    }

    /// <param name="planner">Plans both.</param>
    /// <param name="world">As it is.</param>
    /// <param name="request">For both.</param>
    /// <param name="fact">With keys; true becomes false and the other way round.</param>
    /// <exception cref="FormatException">The fact names nothing that exists.</exception>
    public static WhatIf Of(ChapterPlanner planner, StoryWorld world, StoryRequest request, string fact)
    {
        var other = Flip(world, fact);
        var begins = world.Find(FactPrint.Parse(world.Vocabulary, fact, world.IndexOf)) is null;
        return new WhatIf(new SceneChange(fact, begins), planner.Plan(world, request), planner.Plan(other, request));
    }

    /// <summary>The world with one fact turned round.</summary>
    public static StoryWorld Flip(StoryWorld world, string fact)
    {
        var draft = new WorldDraft(world);
        var parsed = draft.Parse(fact);
        if (!draft.End(parsed)) draft.Begin(parsed, Supposed, world.Chapter, []);
        return draft.Build();
    }

    private static bool Same(PlannedScene one, PlannedScene other) =>
        one.Storylet.Id == other.Storylet.Id && one.Expected == other.Expected && one.Bindings.Select(binding => binding.Entity.Key).SequenceEqual(other.Bindings.Select(binding => binding.Entity.Key));
}
