using System.Diagnostics;
using OrleansCampaigns.Narrative.Stories;
using OrleansCampaigns.Narrative.Stories.Prose;
using OrleansCampaigns.Narrative.Tests.Stories;
using OrleansCampaigns.Rules.Checks;
using OrleansCampaigns.Rules.Texts;
using OrleansCampaigns.Rules.Worlds;

namespace OrleansCampaigns.Benchmarks.Rules;

/// <summary>Contradictions planted one at a time in chapters of the engine: as structures, and as a sentence in their text.</summary>
internal sealed class ContradictionsBenchmark : IBenchmark
{
    private const int OfEachKind = 60;

    private readonly WorldLaws _laws = ChapterEngine.Shipped.Contents.Laws;
    private readonly Dictionary<string, (int Planted, int Structured, int Written)> _kinds = new(StringComparer.Ordinal);
    private readonly List<double> _milliseconds = [];
    private int _clean;
    private int _cleanStopped;
    private int _cleanStructured;

    public string Name => "contradictions";

    public string Title => "Contradictions with the world, planted in chapters";

    public Task<BenchmarkResult> RunAsync(BenchmarkOptions options, BenchmarkDatabase database) => Task.FromResult(Run());

    public BenchmarkResult Run()
    {
        var campaign = new PlayedCampaign(2_026);
        for (var i = 0; _kinds.Count < ContradictionPlanter.Kinds.Length || _kinds.Values.Min(kind => kind.Planted) < OfEachKind; i++)
        {
            var (before, request) = (campaign.World, campaign.NextRequest());
            var chapter = ChapterEngine.Shipped.Compose(before, request, new SentenceLedger(), progress: null, CancellationToken.None);
            if (chapter is not null) Plant(WorldRecords.Of(before, _laws), chapter, i);
            campaign.Play(chapter?.Plan, request.Seed);
        }

        var measured = new Measurements();
        foreach (var kind in ContradictionPlanter.Kinds)
        {
            measured.Add($"{kind}, structured", "%", 100.0 * _kinds[kind].Structured / _kinds[kind].Planted);
            measured.Add($"{kind}, written", "%", 100.0 * _kinds[kind].Written / _kinds[kind].Planted);
        }

        measured.Add("all kinds, structured", "%", 100.0 * _kinds.Values.Sum(kind => kind.Structured) / _kinds.Values.Sum(kind => kind.Planted));
        measured.Add("all kinds, written", "%", 100.0 * _kinds.Values.Sum(kind => kind.Written) / _kinds.Values.Sum(kind => kind.Planted));
        measured.Add("clean chapters stopped for their text", "%", 100.0 * _cleanStopped / _clean);
        measured.Add("clean chapters stopped for their structure", "%", 100.0 * _cleanStructured / _clean);
        _milliseconds.Sort();
        measured.Add("one chapter, structure and text, median", "ms", _milliseconds[_milliseconds.Count / 2]);
        measured.Add("one chapter, structure and text, p99", "ms", _milliseconds[_milliseconds.Count * 99 / 100]);
        return new BenchmarkResult(
            measured.All,
            [
                new Goal(measured["all kinds, structured"], 100, AtLeast: true), new Goal(measured["all kinds, written"], 95, AtLeast: true), new Goal(measured["clean chapters stopped for their text"], 2, AtLeast: false),
                new Goal(measured["one chapter, structure and text, median"], 5, AtLeast: false),
            ],
            [
                $"{OfEachKind} of each of {ContradictionPlanter.Kinds.Length} kinds, one at a time, in chapters of one campaign of the chapter engine (8 scenes), with people, things and secrets that the chapter does not use; fifteen ways to write each kind (WrittenContradictions).",
                "Found: a finding of the kind's rule at the planted scene, or of the planted sentence. Stopped: a finding that has to be overridden. A name that nobody has is a warning and stops nobody.",
                "Clean: the same chapters in the same worlds without what is planted.",
            ]);
    }

    private void Plant(WorldRecord world, ComposedChapter chapter, int number)
    {
        var record = WorldRecords.Of(chapter.Plan);
        for (var i = 0; i < ContradictionPlanter.Kinds.Length; i++)
        {
            var kind = ContradictionPlanter.Kinds[i];
            var (planted, structured, written) = _kinds.GetValueOrDefault(kind);
            if (planted >= OfEachKind || new ContradictionPlanter(world, record, (ulong)(number * 100 + i)).Plant(kind, planted) is not { } one) continue;
            var parts = Parts(chapter, record);
            var started = Stopwatch.GetTimestamp();
            var clean = TextChecker.Check(one.World, WorldPhrases.Shipped, record.Chapter, parts);
            var cleanStructure = WorldChecker.Check(one.World, record);
            _milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            _clean++;
            if (clean.Any(finding => finding.Severity >= FindingSeverity.Overridable)) _cleanStopped++;
            if (cleanStructure.Any(finding => finding.Severity >= FindingSeverity.Overridable)) _cleanStructured++;
            var inStructure = WorldChecker.Check(one.World, one.Structured).Any(finding => one.Rules.Contains(finding.Rule) && finding.Path.StartsWith("planted", StringComparison.Ordinal));
            var inText = TextChecker.Check(one.World, WorldPhrases.Shipped, record.Chapter, With(parts, one)).Any(finding => one.Rules.Contains(finding.Rule) && !clean.Any(old => old.Rule == finding.Rule && old.Found == finding.Found));
            if (!inText) Console.WriteLine($"  missed: {kind}: {one.Sentence}");
            _kinds[kind] = (planted + 1, structured + (inStructure ? 1 : 0), written + (inText ? 1 : 0));
        }
    }

    private static List<WrittenPart> Parts(ComposedChapter chapter, ChapterRecord record) =>
    [
        .. chapter.Document.Sections.Where(section => section is { Scene: > 0, Kind: "start" or "scene" }).GroupBy(section => section.Scene).OrderBy(group => group.Key)
            .Select(group => new WrittenPart($"scenes/{group.Key}", string.Join('\n', group.SelectMany(section => section.Lines).Select(line => line.Text))) { Scene = record.Scenes[group.Key - 1] }),
    ];

    /// <summary>As a paragraph of its own at the end of the scene's text.</summary>
    private static List<WrittenPart> With(List<WrittenPart> parts, PlantedContradiction one) => [.. parts.Select((part, at) => at == one.Scene ? part with { Text = $"{part.Text}\n{one.Sentence}" } : part)];
}
