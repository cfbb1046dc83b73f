using System.Collections.Immutable;
using OrleansCampaigns.Rules.Checks;
using OrleansCampaigns.Rules.Worlds;

namespace OrleansCampaigns.Rules.Texts;

/// <summary>
/// Holds a chapter that somebody wrote against the world: <see cref="ChapterReader"/> says what it tells, <see cref="WorldChecker"/> what of it cannot be. Reading can err, so a game master may override each of its
/// findings; names that the world does not know are a warning, for a chapter may bring new people. Paths are those of <see cref="WrittenPart"/>.
/// </summary>
public static class TextChecker
{
    /// <summary>Ahead of the paths of scenes that are here only for what they change: the checker of structures reports them.</summary>
    private const string Structure = "structure/";

    /// <summary>What plain words do not say reliably enough to stop anybody: kinds and predicates, needs that may be met by what is not told, and where people went between two chapters.</summary>
    private static readonly string[] LeftOut = [WorldRules.DoesNotHold, WorldRules.OtherKind, WorldRules.UnknownPredicate, WorldRules.OtherSource, WorldRules.NotNew, WorldRules.TooMuch];

    public static ImmutableArray<RuleFinding> Check(WorldRecord world, WorldPhrases phrases, int chapter, string text) => Check(world, phrases, chapter, [new WrittenPart("text", text)]);

    /// <param name="world">Before the chapter.</param>
    /// <param name="phrases">What to look for.</param>
    /// <param name="chapter">The chapter's number.</param>
    /// <param name="parts">In the order in which they are read. Together at most <see cref="ChapterReader.TextLengthMax"/> characters.</param>
    public static ImmutableArray<RuleFinding> Check(WorldRecord world, WorldPhrases phrases, int chapter, IReadOnlyList<WrittenPart> parts)
    {
        var reader = new ChapterReader(world with { Entities = [.. world.Entities, .. parts.SelectMany(part => part.Scene?.Newcomers ?? [])] }, phrases);
        var scenes = ImmutableArray.CreateBuilder<SceneRecord>();
        foreach (var part in parts)
        {
            if (part.Scene is { } entered) scenes.Add(entered with { Path = $"{Structure}enter/{entered.Path}", Outcomes = [], Knows = [], Day = null, Moment = null });
            var excused = Excused(part.Scene);
            foreach (var scene in reader.Read(part))
                scenes.Add(scene with { Actors = scene.Actors.RemoveAll(excused.Contains), Outcomes = part.Scene is null ? scene.Outcomes : Unbelieved(scene.Outcomes) });
            if (part.Scene is { } left) scenes.Add(left with { Path = $"{Structure}leave/{left.Path}", Actors = [], Newcomers = [], Needs = [], Knows = [], Place = null, Moment = null });
        }

        return Findings(WorldChecker.Check(world, new ChapterRecord(chapter, scenes.ToImmutable())), reader);
    }

    private static ImmutableArray<RuleFinding> Findings(ImmutableArray<RuleFinding> found, ChapterReader reader)
    {
        var findings = ImmutableArray.CreateBuilder<RuleFinding>();
        foreach (var finding in found)
        {
            if (LeftOut.Contains(finding.Rule) || finding.Path.StartsWith(Structure, StringComparison.Ordinal) || finding is { Rule: WorldRules.EffectWithoutCause, Severity: FindingSeverity.Warning }) continue;
            findings.Add(finding with { Path = SentenceOf(finding.Path), Severity = finding.Severity == FindingSeverity.Blocking ? FindingSeverity.Overridable : finding.Severity });
        }

        foreach (var stranger in reader.Strangers)
            findings.Add(new(WorldRules.UnknownId, FindingSeverity.Warning, stranger.Path, $"Nobody and nothing in this campaign is called {stranger.Name}.") { Found = stranger.Name });
        if (!reader.IsWhole) findings.Add(new(WorldRules.TooMuch, FindingSeverity.Warning, "text", $"Only the first {ChapterReader.TextLengthMax} characters and {SentenceSplit.SentencesMax} sentences of a part are read."));
        return [.. findings.DistinctBy(finding => (finding.Rule, finding.Path, finding.Found))];
    }

    /// <summary>Those of whom the scene itself says that they are dead, captive or missing while they act in it.</summary>
    private static HashSet<string> Excused(SceneRecord? scene) =>
        scene is null ? [] : [.. from need in scene.Needs where need.Fact.Predicate is WorldLaws.Captive or WorldLaws.HostageOf or WorldLaws.Missing || need is { Fact.Predicate: WorldLaws.Alive, Holds: false } select need.Fact.First];

    /// <summary>Looked at and not built on: an ending that changes nothing is the expected one.</summary>
    private static ImmutableArray<SceneOutcome> Unbelieved(ImmutableArray<SceneOutcome> outcomes) =>
        outcomes.IsEmpty ? outcomes : [new SceneOutcome("untold", IsExpected: true, [], []), .. outcomes.Select(outcome => outcome with { IsExpected = false })];

    /// <summary>The path up to the sentence: what comes after it is the checker's.</summary>
    private static string SentenceOf(string path)
    {
        var span = path.LastIndexOf('+');
        var end = span < 0 ? -1 : path.IndexOf('/', span);
        return end < 0 ? path : path[..end];
    }
}
