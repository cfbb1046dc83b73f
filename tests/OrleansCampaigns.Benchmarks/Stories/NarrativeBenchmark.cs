using System.Diagnostics;
using OrleansCampaigns.Narrative.Stories;
using OrleansCampaigns.Narrative.Stories.Prose;
using OrleansCampaigns.Narrative.Tests.Stories;

namespace OrleansCampaigns.Benchmarks.Stories;

/// <summary>Chapters over long campaigns and many worlds: the first thousand with their text, all of them checked by a replay that shares no code with the planner.</summary>
internal sealed class NarrativeBenchmark : IBenchmark
{
    private const int Worlds = 50;
    private const int ChaptersOfEach = 200;
    private const int ChaptersOfOne = 10_000;
    private const int SecondsForAll = 60;
    private const int FiguresFrom = 1_000;
    private const int InfluenceEvery = 5;
    private const int InfluenceMax = 200;
    private const int WarmUp = 40;

    private readonly TextFigures _text = new();
    private readonly InfluenceFigures _influence = new(PlayedCampaign.Planner);
    private long _checked;
    private long _preconditions;
    private long _sourced;
    private int _untouched;
    private double _gini;
    private int[] _beats = [];

    public string Name => "narrative";

    public string Title => $"Chapters over long campaigns ({StoryContent.Catalog.Storylets.Length} storylets, 8 scenes)";

    public Task<BenchmarkResult> RunAsync(BenchmarkOptions options, BenchmarkDatabase database) => Task.FromResult(Run(Math.Min(1.0, (double)options.Seconds / SecondsForAll)));

    public BenchmarkResult Run(double share)
    {
        var measured = new Measurements();
        Warm();
        var successive = (int)(ChaptersOfOne * share);
        OneCampaign(measured, successive);
        var (worlds, chapters) = ((int)Math.Ceiling(Worlds * Math.Sqrt(share)), (int)Math.Ceiling(ChaptersOfEach * Math.Sqrt(share)));
        ManyWorlds(measured, worlds, chapters);
        return new BenchmarkResult(
            measured.All, Goals(measured),
            [
                $"One campaign of {successive} chapters (of it the first {FiguresFrom} at most for what chapters are like), then {worlds} worlds of {chapters} chapters; {ChaptersOfOne} and {Worlds} × {ChaptersOfEach} from --seconds {SecondsForAll} on, a sample below.",
                "Each world: 4 heroes, 14 people, 4 factions, 8 places at first. All six arcs in turn, six themes a chapter drawn from those that at least four storylets hold, outcomes as expected. Text for the chapters whose figures are taken; time and allocation are those of the whole call, one thread.",
                "A theme is near another when storylets hold both often enough, or when the packs hold them to be parent, grandparent or one of at most six children of one parent (ThemeAffinity, ThemeKinship). Fortune and tension are what authors gave each outcome.",
                "P@5: of the five themes that the analyser is surest of in a chapter's scenes, read aloud and for the game master, with names masked: those that were asked for; and those that are, or are parent, child or sibling of one that was. Every tenth chapter.",
                "Text is what is read aloud. BLEU-4 as in Texygen (Zhu et al., SIGIR 2018), 1,000 texts each against the other 999. Again: every fiftieth chapter composed once more by an engine of its own; the tests hold chapters against files that other processes wrote.",
                "Linked: a condition of the scene is an effect of an earlier scene of the chapter, or the other way round. The first scene of eight can only be linked forward.",
                "Influence: a cited fact of a region or faction; a fact that the chapter did not cite, of a region in it; all five values and a fact of a region that it does not show.",
                "The replay checker is an interpreter over strings that reads content files and printed records only.",
            ]);
    }

    private static void Warm()
    {
        var campaign = new PlayedCampaign(99);
        for (var i = 0; i < WarmUp; i++) campaign.PlayNext();
    }

    private void OneCampaign(Measurements measured, int chapters)
    {
        var (campaign, figures, checker) = (new PlayedCampaign(1), new ChapterFigures(), ReplayContent.Checker());
        checker.Begin(ChapterPrint.Of(campaign.World));
        var failed = 0;
        for (var i = 0; i < chapters; i++)
        {
            var before = campaign.World;
            var plan = Next(campaign, i < FiguresFrom ? figures : null, checker);
            if (plan is null) failed++;
            else if (i % InfluenceEvery == 0 && i / InfluenceEvery < InfluenceMax) _influence.Add(before, PlayedCampaign.Request(1, before.Chapter), plan);
            Watch(campaign.World);
        }

        figures.Into(measured, StoryContent.Catalog);
        _text.Into(measured);
        VariantFigures.Into(measured);
        _influence.Into(measured);
        Count(checker);
        measured.Add("chapters of one campaign that could not be planned", "chapters", failed);
        measured.Add("contradictions in successive chapters of one campaign", "", checker.Count);
        measured.Add("longest that a thread lay untouched", "chapters", _untouched);
        measured.Add("spotlight, worst Gini over two chapters", "", _gini);
        measured.Add("entities at the end", "", campaign.World.Entities.Length);
        measured.Add("facts at the end", "", campaign.World.Facts.Length);
    }

    private void ManyWorlds(Measurements measured, int worlds, int chapters)
    {
        var (whole, asked, contradictions) = (0, 0, 0);
        for (var world = 0; world < worlds; world++)
        {
            var (campaign, checker) = (new PlayedCampaign((ulong)(1_000 + world)), ReplayContent.Checker());
            checker.Begin(ChapterPrint.Of(campaign.World));
            for (var i = 0; i < chapters; i++)
            {
                asked++;
                if (Next(campaign, null, checker) is { Scenes.Length: 8 } plan && plan.Scenes[^2].Storylet.Function == SceneFunction.Climax) whole++;
            }

            contradictions += checker.Count;
            Count(checker);
        }

        measured.Add("whole chapters over many worlds", "%", 100.0 * whole / asked);
        measured.Add("contradictions over many worlds", "", contradictions);
        measured.Add("effects, conditions and roles that the replay looked at", "", _checked);
        measured.Add("preconditions with the right source", "%", 100.0 * _sourced / Math.Max(1, _preconditions));
    }

    private ChapterPlan? Next(PlayedCampaign campaign, ChapterFigures? figures, ReplayChecker checker)
    {
        var request = campaign.NextRequest();
        var plan = figures is null ? campaign.Plan(request) : Composed(campaign.World, request, figures)?.Plan;
        campaign.Play(plan, request.Seed);
        checker.Replay(plan is null ? $"chapter {campaign.World.Chapter}\n" : ChapterPrint.Of(plan));
        checker.Replay(ChapterPrint.Of(campaign.Last!));
        return plan;
    }

    private ComposedChapter? Composed(StoryWorld world, StoryRequest request, ChapterFigures figures)
    {
        var (bytes, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        var chapter = ChapterEngine.Shipped.Compose(world, request, _text.Said, null, CancellationToken.None);
        figures.Add(request, chapter?.Plan, Stopwatch.GetElapsedTime(started).TotalMilliseconds, GC.GetAllocatedBytesForCurrentThread() - bytes);
        if (chapter is not null) _text.Add(world, request, chapter);
        return chapter;
    }

    private void Watch(StoryWorld world)
    {
        foreach (var thread in world.Threads) _untouched = Math.Max(_untouched, world.Chapter - thread.TouchedChapter);
        if (world.Chapter % 2 != 0) return;
        var beats = world.Heroes.Select(hero => hero.Beats).ToArray();
        if (_beats.Length == beats.Length) _gini = Math.Max(_gini, Gini([.. beats.Zip(_beats, (now, then) => now - then)]));
        _beats = beats;
    }

    /// <summary>0 when all have the same.</summary>
    private static double Gini(int[] beats)
    {
        var differences = beats.Sum(one => beats.Sum(other => Math.Abs(one - other)));
        return beats.Sum() == 0 ? 0 : differences / (2.0 * beats.Length * beats.Sum());
    }

    private void Count(ReplayChecker checker)
    {
        _checked += checker.Checked;
        _preconditions += checker.Preconditions;
        _sourced += checker.Sourced;
        foreach (var contradiction in checker.Contradictions) Console.WriteLine($"  ! {contradiction}");
    }

    private static System.Collections.Immutable.ImmutableArray<Goal> Goals(Measurements measured)
    {
        (string Figure, double Bound, bool AtLeast)[] goals =
        [
            ("contradictions in successive chapters of one campaign", 0, false),
            ("contradictions over many worlds", 0, false),
            ("whole chapters over many worlds", 100, true),
            ("chapters of one campaign that could not be planned", 0, false),
            ("scenes linked causally to another of their chapter", 95, true),
            ("preconditions with the right source", 100, true),
            ("scenes that build on scenes of earlier chapters", 35, true),
            ("longest that a thread lay untouched", 12, false),
            ("arc, mean correlation", 0.95, true),
            ("arc, 5th percentile", 0.85, true),
            ("tension, mean correlation", 0.97, true),
            ("acts of others than players that are explained", 100, true),
            ("spotlight, worst Gini over two chapters", 0.10, false),
            ("scenes on theme (one of the six asked, or one near it)", 80, true),
            ("P@5, asked themes", 0.80, true),
            ("P@5, asked themes or near ones", 0.80, true),
            ("read-aloud sentences repeated verbatim", 0, false),
            ("distinct-3 of what is read aloud", 0.60, true),
            ("self-BLEU-4 of what is read aloud", 0.35, false),
            ("chapters that differ when composed again", 0, false),
            ("findings of the engine about its own chapters", 0, false),
            ("storylets that two of three seeds share, mean", 50, false),
            ("storylets that two of three seeds share, 90th percentile", 50, false),
            ("distinct skeletons", 990, true),
            ("entropy of storylets, of the most possible", 0.97, true),
            ("cells of tension × fortune reached, of 100", 80, true),
            ("a cited fact of a region or faction turned round: chapter changes", 95, true),
            ("values and a fact of a region outside the chapter changed: chapter stays the same", 90, true),
            ("whole chapter, p50", 20, false),
            ("whole chapter, p99", 60, false),
            ("allocated, p50", 2048, false),
            ("allocated, p99", 2048, false),
        ];
        return [.. goals.Select(goal => new Goal(measured[goal.Figure], goal.Bound, goal.AtLeast))];
    }
}
