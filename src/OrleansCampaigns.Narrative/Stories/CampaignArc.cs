using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>
/// A campaign of 8 to 12 chapters in four acts: each chapter's own arc follows the campaign's slope at that point, tension builds over three chapters, peaks and relaxes (as the director of Left 4 Dead paces it),
/// and each is planned from the world that the expected outcomes of those before leave behind. A proposal: it is planned again as play goes on.
/// </summary>
public sealed class CampaignArc(ChapterPlanner planner, ChapterAftermath aftermath)
{
    private static readonly int[] Pace = [850, 950, 1050, 800];

    /// <returns>As many chapters as could be planned; fewer than asked when the world ran out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of chapters is out of its range.</exception>
    public ImmutableArray<CampaignChapter> Plan(StoryWorld world, CampaignRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Chapters, CampaignRequest.ChaptersMin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Chapters, CampaignRequest.ChaptersMax);
        var chapters = ImmutableArray.CreateBuilder<CampaignChapter>(request.Chapters);
        for (var i = 0; i < request.Chapters; i++)
        {
            var each = ChapterRequest(request, i);
            if (planner.Plan(world, each) is not { } plan) break;
            var played = aftermath.Follow(WorldAdvance.Play(world, plan, []), each.Seed);
            chapters.Add(new CampaignChapter(Act(i, request.Chapters), plan, played));
            world = played.World;
        }

        return chapters.ToImmutable();
    }

    /// <summary>What the n-th chapter (from 0) is asked for.</summary>
    public static StoryRequest ChapterRequest(CampaignRequest request, int chapter)
    {
        var last = chapter == request.Chapters - 1;
        var pace = last ? 1100 : Pace[chapter % Pace.Length];
        var tension = ImmutableArray.CreateBuilder<int>(request.Each.Scenes);
        for (var scene = 0; scene < request.Each.Scenes; scene++) tension.Add(Math.Min(1000, ArcTargets.Tension(request.Each.Tension.AsSpan(), scene, request.Each.Scenes) * pace / 1000));
        return request.Each with
        {
            Seed = KeyHash.Join(request.Seed, (ulong)chapter),
            Arc = Shape(request, chapter),
            Tension = tension.MoveToImmutable(),
            Themes = Weighted(request.Themes, chapter),
        };
    }

    /// <summary>A quarter opens, then to the middle, then to the last quarter.</summary>
    public static int Act(int chapter, int chapters) => 1 + chapter * 4 / chapters;

    /// <summary>Where the campaign's fortune goes up, a chapter that ends well; where it turns within, one that turns.</summary>
    private static ArcShape Shape(CampaignRequest request, int chapter)
    {
        const int Steep = 250;
        var before = chapter == 0 ? 0 : ArcTargets.Fortune(request.Arc, chapter - 1, request.Chapters);
        var slope = ArcTargets.Fortune(request.Arc, chapter, request.Chapters) - before;
        return slope switch
        {
            >= Steep => ArcShape.Rise,
            > 0 => chapter % 2 == 0 ? ArcShape.FallRise : ArcShape.RiseFallRise,
            > -Steep => chapter % 2 == 0 ? ArcShape.RiseFall : ArcShape.FallRiseFall,
            _ => ArcShape.Fall,
        };
    }

    /// <summary>Each chapter leads with another of the themes; all stay in play.</summary>
    private static ImmutableArray<WeightedTheme> Weighted(ImmutableArray<WeightedTheme> themes, int chapter) =>
        themes.IsDefaultOrEmpty ? [] : [.. themes.Select((theme, i) => theme with { Weight = i == chapter % themes.Length ? 1000 : theme.Weight })];
}
