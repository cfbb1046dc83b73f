using System.Collections.Immutable;
using System.Globalization;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>What a game master reads first: themes, why now, the question, the truth, and what happens if nobody acts.</summary>
internal static class OpeningPages
{
    private const int WhyNowMax = 4;
    private const int ReasonsMax = 3;

    /// <summary>What everybody knows about everybody, and where people stand: true, and no reason why now.</summary>
    private static readonly string[] Background = ["at", "near", "alive", "town", "market", "mine", "wilderness", "holy", "member", "kin", "met", "leads", "rules", "serves", "owns", "relic", "heirloom", "monster"];

    public static void Add(ImmutableArray<DocumentSection>.Builder sections, LineMaker lines, ScenePages pages, ChapterBrief chapter)
    {
        if (!chapter.Themes.IsEmpty)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{string.Join(" x ", chapter.Themes)} | {chapter.OnTheme} of {chapter.Scenes.Length} scenes are about one of them or near it");
            sections.Add(new DocumentSection("themes", "THEMES", 0, [new ProseLine(text, "brief/themes", [], [], IsForPlayers: false)]));
        }

        var why = WhyNow(lines, chapter);
        if (!why.IsEmpty) sections.Add(new DocumentSection("why", "WHY NOW", 0, why));
        var hinge = ChapterWriter.Hinge(chapter);
        sections.Add(new DocumentSection("question", "QUESTION", 0, [lines.Of(ScenePages.Id(hinge, "question"), hinge.Question, pages.SceneryOf(hinge), hinge.Number)]));
        var truth = Truth(lines, chapter, hinge);
        if (!truth.IsEmpty) sections.Add(new DocumentSection("truth", "TRUTH (GM)", 0, truth));
        var nobody = IfNobodyActs(lines, chapter, hinge);
        if (!nobody.IsEmpty) sections.Add(new DocumentSection("nobody", "IF NOBODY ACTS", 0, nobody));
    }

    /// <summary>Facts that scenes build on, the youngest first, and threads that were left lying.</summary>
    private static ImmutableArray<ProseLine> WhyNow(LineMaker lines, ChapterBrief chapter)
    {
        var threads = chapter.Threads.Select(thread => thread.Open.Print).ToHashSet(StringComparer.Ordinal);
        var causes = chapter.Scenes.SelectMany(scene => scene.Causes)
            .Where(cause => cause.Holds && cause.Source.Length > 0 && cause.SinceChapter < chapter.Chapter && (cause.SinceChapter > 0 || !Background.Contains(cause.Predicate)) && cause.Predicate is not ("at" or "alive") && !threads.Contains(cause.Print))
            .DistinctBy(cause => cause.Print, StringComparer.Ordinal)
            .OrderBy(cause => Background.Contains(cause.Predicate)).ThenByDescending(cause => cause.SinceChapter).ThenBy(cause => cause.Print, StringComparer.Ordinal).Take(WhyNowMax - Math.Min(1, chapter.Threads.Length));
        return [.. causes.Select(cause => Cited(lines, cause)), .. chapter.Threads.Select(thread => Cited(lines, thread))];
    }

    private static ProseLine Cited(LineMaker lines, FactBrief cause)
    {
        var line = lines.Framed(cause.SinceChapter > 0 ? "why" : "whyold", 0, [cause], ("fact", lines.Clause(cause, "holds", 0).Text), ("since", cause.SinceChapter.ToString(CultureInfo.InvariantCulture)));
        return line with { Text = $"[{cause.Source}] {line.Text}" };
    }

    private static ProseLine Cited(LineMaker lines, ThreadBrief thread)
    {
        var line = lines.Framed("thread", 0, [thread.Open], ("fact", lines.Clause(thread.Open, "holds", 0).Text), ("chapters", string.Create(CultureInfo.InvariantCulture, $"{thread.Chapters} chapters")));
        return line with { Text = $"[{thread.Open.Source}] {line.Text}" };
    }

    /// <summary>What is hidden, then why people act: those of the climax first.</summary>
    private static ImmutableArray<ProseLine> Truth(LineMaker lines, ChapterBrief chapter, SceneBrief hinge) =>
    [
        .. chapter.Hidden.Select(fact => lines.Framed("truthplain", 0, [fact], ("fact", lines.Clause(fact, "holds", 0).Text))),
        .. chapter.Scenes.OrderByDescending(scene => scene == hinge).Where(scene => scene.Reason is not null).DistinctBy(scene => scene.Reason!.Actor.Key, StringComparer.Ordinal).Take(ReasonsMax).Select(scene => lines.Reason(scene.Reason!, 0)),
    ];

    private static ImmutableArray<ProseLine> IfNobodyActs(LineMaker lines, ChapterBrief chapter, SceneBrief hinge)
    {
        var nobody = ImmutableArray.CreateBuilder<ProseLine>();
        if (chapter.Clock is { } clock) nobody.Add(Clock(lines, clock));
        foreach (var move in chapter.Moves)
        {
            var said = lines.Of($"moves/{move.Move}", move.Says, new Scenery(move.Roles, "", chapter.Weather), 0);
            nobody.Add(said with { Facts = [.. move.Begins.Concat(move.Ends).Select(fact => fact.Print)] });
        }

        foreach (var ending in hinge.Outcomes.Where(outcome => outcome.Name is "refuse" or "fail").OrderByDescending(outcome => outcome.Name, StringComparer.Ordinal).Take(1))
        {
            var telling = ClosingPages.Telling(ending.Begins);
            if (telling.IsEmpty) continue;
            nobody.Add(lines.Framed("unresolved", 0, telling, ("fact", string.Join("; ", telling.Select(fact => lines.Clause(fact, "holds", 0).Text)))));
        }

        foreach (var region in chapter.Regions) nobody.Add(new ProseLine($"{region.Place.Name}: {string.Join(", ", region.Changes)}.", "brief/region", [region.Place.Key], [], IsForPlayers: false));
        return nobody.ToImmutable();
    }

    private static ProseLine Clock(LineMaker lines, ClockBrief clock)
    {
        var counts = string.Create(CultureInfo.InvariantCulture, $"Clock \"{clock.Name}\" of {clock.Faction.Name} {clock.Ticks}/{clock.Segments} -> {Math.Min(clock.Segments, clock.Ticks + 1)}/{clock.Segments}");
        return clock.Goal is { } goal
            ? new ProseLine($"{counts}; when it is full, {lines.Clause(goal, "holds", 0).Text}.", "brief/clock", [clock.Faction.Key], [goal.Print], IsForPlayers: false)
            : new ProseLine($"{counts}.", "brief/clock", [clock.Faction.Key], [], IsForPlayers: false);
    }
}
