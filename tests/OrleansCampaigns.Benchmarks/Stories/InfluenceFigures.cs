using OrleansCampaigns.Narrative.Stories;

namespace OrleansCampaigns.Benchmarks.Stories;

/// <summary>Does the world matter, and only the world at hand? Each case plans one chapter again with one thing changed.</summary>
internal sealed class InfluenceFigures(ChapterPlanner planner)
{
    private int _relevant;
    private int _relevantChanged;
    private int _near;
    private int _nearChanged;
    private int _far;
    private int _farSame;

    public void Add(StoryWorld world, StoryRequest request, ChapterPlan plan)
    {
        var about = plan.Scenes.SelectMany(scene => scene.Causes).Where(cause => cause.Holds && cause.SinceChapter < plan.Chapter && IsOfRegionOrFaction(cause.Fact)).Select(cause => cause.Fact).Distinct(StringComparer.Ordinal).ToArray();
        if (about.Length > 0)
        {
            _relevant++;
            if (!WhatIf.Of(planner, world, request, about[(int)(request.Seed % (ulong)about.Length)]).Differences.IsEmpty) _relevantChanged++;
        }

        var shown = plan.Scenes.SelectMany(scene => scene.Bindings).Select(binding => binding.Entity.Key).ToHashSet(StringComparer.Ordinal);
        var places = world.Entities.Where(entity => entity.Kind == StoryKind.Place).Select(entity => entity.Key).ToArray();
        if (places.FirstOrDefault(shown.Contains) is { } here)
        {
            _near++;
            if (!WhatIf.Of(planner, world, request, $"haunted({here})").Differences.IsEmpty) _nearChanged++;
        }

        if (places.LastOrDefault(place => !shown.Contains(place)) is { } away)
        {
            _far++;
            var changed = WhatIf.Flip(world, $"plague({away})");
            var at = changed.IndexOf(away);
            changed = changed with { Regions = changed.Regions.SetItem(at, changed.Regions[at].Plus(new RegionValues(20, -20, 20, -20, 20)).Within(0, 100)) };
            if (planner.Plan(changed, request) is { } other && Skeleton(other) == Skeleton(plan)) _farSame++;
        }
    }

    public void Into(Measurements measured)
    {
        measured.Add("a cited fact of a region or faction turned round: chapter changes", "%", 100.0 * _relevantChanged / Math.Max(1, _relevant));
        measured.Add("an uncited fact of a region in the chapter turned round: chapter changes", "%", 100.0 * _nearChanged / Math.Max(1, _near));
        measured.Add("values and a fact of a region outside the chapter changed: chapter stays the same", "%", 100.0 * _farSame / Math.Max(1, _far));
    }

    private static bool IsOfRegionOrFaction(string fact) => fact.Contains("place/", StringComparison.Ordinal) || fact.Contains("faction/", StringComparison.Ordinal);

    private static string Skeleton(ChapterPlan plan) =>
        string.Join(' ', plan.Scenes.Select(scene => $"{scene.Storylet.Id}:{scene.Expected}({string.Join(',', scene.Bindings.Select(binding => binding.Entity.Key))})"));
}
