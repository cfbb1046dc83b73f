using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>
/// Plans chapters: the drama curve fixes what each scene has to do, the search finds scenes that follow from what is true and from each other. A pure function of world and request: the same bytes on every machine.
/// Work is bounded by four attempts, each with a fixed beam; the planner keeps nothing between calls and may be shared.
/// </summary>
public sealed class ChapterPlanner(StoryletCatalog catalog, ThemeAffinity affinity)
{
    private const int Narrow = 28;
    private const int Wide = 64;

    /// <summary>Below these the search is widened once, in thousandths.</summary>
    private const int ArcFitWanted = 900;
    private const int TensionFitWanted = 900;

    private readonly SceneWriter _writer = new(catalog);

    /// <summary>Null when the world and the request leave no chapter: no climax can be cast, whoever travels wherever.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of scenes is out of its range.</exception>
    public ChapterPlan? Plan(StoryWorld world, StoryRequest request) => Plan(world, request, CancellationToken.None);

    /// <param name="world">What is true.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellationToken">Looked at before each partial plan goes on: every fraction of a millisecond.</param>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public ChapterPlan? Plan(StoryWorld world, StoryRequest request, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Scenes, StoryRequest.ScenesMin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Scenes, StoryRequest.ScenesMax);
        var rules = Rules(world, request, everywhere: false);
        var slots = DramaCurve.Slots(request);
        var weighed = 0;
        var first = Attempt(world, request, rules, new SearchEffort(slots, Narrow, 0, cancellationToken), ref weighed);
        if (first is { } found && found.ArcFit >= ArcFitWanted && found.TensionFit >= TensionFitWanted && found.MissesMust == 0) return Write(world, request, rules, found, weighed);
        var second = Attempt(world, request, rules, new SearchEffort(slots, Wide, 1, cancellationToken), ref weighed);
        if (Better(first, second) is { MissesMust: 0 } good) return Write(world, request, rules, good, weighed);
        var relaxed = DramaCurve.Relaxed(slots);
        var third = Better(Better(first, second), Attempt(world, request, rules, new SearchEffort(relaxed, Wide, 2, cancellationToken), ref weighed));
        if (third is { MissesMust: 0 } fair) return Write(world, request, rules, fair, weighed);
        var anywhere = Rules(world, request, everywhere: true);
        var last = Better(third, Attempt(world, request, anywhere, new SearchEffort(relaxed, Wide, 3, cancellationToken), ref weighed));
        return last is null ? null : Write(world, request, last.Effort.Widened == 3 ? anywhere : rules, last, weighed);
    }

    private FoundPlan? Attempt(StoryWorld world, StoryRequest request, CastingRules rules, SearchEffort effort, ref int weighed)
    {
        if (rules.Places.IsEmpty) return null;
        var score = new SceneScore(catalog, world, request, affinity, rules);
        var search = new BeamSearch(catalog, score, rules);
        var plans = search.Run(world.Index, effort);
        weighed += search.Looked;
        FoundPlan? best = null;
        foreach (var plan in plans)
        {
            var found = FoundPlan.Of(plan, catalog, request, effort) with { MissesMust = score.MissingMust(plan) };
            if (best is null || found.Total > best.Total) best = found;
        }

        return best;
    }

    private static FoundPlan? Better(FoundPlan? one, FoundPlan? other) => one is null ? other : other is null || one.Total >= other.Total ? one : other;

    private ChapterPlan Write(StoryWorld world, StoryRequest request, CastingRules rules, FoundPlan found, int weighed)
    {
        var score = new SceneScore(catalog, world, request, affinity, rules);
        return new ChapterPlan(world.Chapter + 1, request)
        {
            Scenes = _writer.Write(world, request, score, found),
            ArcFit = found.ArcFit,
            TensionFit = found.TensionFit,
            Widened = found.Effort.Widened,
            Weighed = weighed,
        };
    }

    private CastingRules Rules(StoryWorld world, StoryRequest request, bool everywhere)
    {
        var places = ChapterFocus.Of(world, request);
        if (everywhere) places = [.. places, .. Enumerable.Range(0, world.Entities.Length).Where(entity => world.Entities[entity].Kind == StoryKind.Place && !places.Contains(entity) && !request.MustNot.Contains(world.Entities[entity].Key))];
        var (inFocus, forbidden) = (new bool[world.Entities.Length], new bool[world.Entities.Length]);
        foreach (var place in places) inFocus[place] = true;
        for (var i = 0; i < forbidden.Length; i++) forbidden[i] = request.MustNot.Contains(world.Entities[i].Key);
        return new CastingRules
        {
            InFocus = inFocus, Places = places, Heroes = [.. Spotlight.Waiting(world)], Forbidden = forbidden, LeftOut = LeftOut(world, request), AnybodyTravels = everywhere,
        };
    }

    private bool[] LeftOut(StoryWorld world, StoryRequest request)
    {
        var left = new bool[catalog.Storylets.Length];
        for (var i = 0; i < left.Length; i++)
        {
            var storylet = catalog.Storylets[i];
            left[i] = storylet.Safety.Any(tag => world.Lines.Contains(tag) || request.Lines.Contains(tag))
                || request.MustNot.Contains(storylet.Id)
                || (request.Kishotenketsu && (storylet.Encounter is not null || storylet.Kind == SceneKind.Fight));
        }

        return left;
    }
}
