using OrleansCampaigns.Narrative.Stories;

namespace OrleansCampaigns.Narrative.Tests.Stories;

/// <summary>A campaign played chapter after chapter with expected outcomes, and its printed record.</summary>
internal sealed class PlayedCampaign(ulong seed)
{
    private static readonly string[] Themes = [.. StoryContent.Catalog.Storylets.SelectMany(storylet => storylet.Themes).GroupBy(theme => theme).Where(group => group.Count() >= 4).Select(group => group.Key).Order(StringComparer.Ordinal)];

    private readonly ChapterAftermath _aftermath = ChapterEngine.Shipped.Aftermath;

    public static ChapterPlanner Planner => ChapterEngine.Shipped.Planner;

    public StoryWorld World { get; set; } = WorldGenerator.Create(ChapterEngine.Shipped.Contents.Vocabulary, seed);

    public PlayedChapter? Last { get; private set; }

    /// <summary>What the table asks for in its n-th chapter: all arcs in turn, six themes.</summary>
    public static StoryRequest Request(ulong seed, int chapter)
    {
        var random = new Contracts.EventSourcing.SeededRandom(seed * 1_000_003 + (ulong)chapter);
        return new StoryRequest(random.NextUInt64())
        {
            Arc = (ArcShape)(chapter % 6),
            Themes = [.. Enumerable.Range(0, 6).Select(i => new WeightedTheme(Themes[random.NextInt32(Themes.Length)], i < 2 ? 1000 : 500))],
        };
    }

    public StoryRequest NextRequest() => Request(seed, World.Chapter);

    public ChapterPlan? Plan(StoryRequest request) => Planner.Plan(World, request);

    /// <summary>Plays a plan; without one the time passes all the same.</summary>
    public void Play(ChapterPlan? plan, ulong after)
    {
        Last = _aftermath.Follow(plan is null ? World with { Chapter = World.Chapter + 1 } : WorldAdvance.Play(World, plan, []), after);
        World = Last.World;
    }

    public ChapterPlan? PlayNext()
    {
        var request = NextRequest();
        var plan = Plan(request);
        Play(plan, request.Seed);
        return plan;
    }
}
