using System.Collections.Immutable;
using System.Globalization;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>Writes a planned chapter. It remembers nothing: the caller enters a kept document into the ledger. Safe to share between silos' workers, except that a ledger belongs to one campaign.</summary>
public sealed class ChapterWriter(ProseLexicon lexicon)
{
    private const int WhyNowMax = 4;
    private const int CluesMax = 10;

    private readonly ReadAloudWriter _readAloud = new(lexicon);

    /// <exception cref="ArgumentOutOfRangeException">No scene, or more than <see cref="ChapterBrief.ScenesMax"/>.</exception>
    public ChapterDocument Write(ChapterBrief chapter, SentenceLedger ledger)
    {
        ArgumentOutOfRangeException.ThrowIfZero(chapter.Scenes.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(chapter.Scenes.Length, ChapterBrief.ScenesMax);
        var lines = new LineMaker(lexicon, chapter.Seed);
        var pages = new ScenePages(lines, _readAloud, chapter);
        var said = new Spoken(ledger);
        var sections = ImmutableArray.CreateBuilder<DocumentSection>();
        AddOpening(sections, lines, pages, chapter);
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var scene in chapter.Scenes) sections.Add(pages.Write(scene, said, met));
        sections.Add(Clues(lines, pages, chapter));
        sections.Add(new DocumentSection("reward", "REWARD", 0, [lines.FromLexicon("prose/reward", pages.SceneryOf(chapter.Scenes[^1]), 0, "reward")]));
        AddConsequences(sections, lines, chapter);
        sections.Add(Checked(sections, chapter));
        return new ChapterDocument(Title(lines, chapter), Heading(chapter), sections.DrainToImmutable());
    }

    private static void AddOpening(ImmutableArray<DocumentSection>.Builder sections, LineMaker lines, ScenePages pages, ChapterBrief chapter)
    {
        if (!chapter.Themes.IsEmpty) sections.Add(new DocumentSection("themes", "THEMES", 0, [new ProseLine(string.Join(" x ", chapter.Themes), "brief/themes", [], [], IsForPlayers: false)]));
        var why = WhyNow(lines, chapter);
        if (!why.IsEmpty) sections.Add(new DocumentSection("why", "WHY NOW", 0, why));
        var hinge = Hinge(chapter);
        sections.Add(new DocumentSection("question", "QUESTION", 0, [lines.Of(ScenePages.Id(hinge, "question"), hinge.Question, pages.SceneryOf(hinge), hinge.Number)]));
        var truth = Truth(lines, chapter);
        if (!truth.IsEmpty) sections.Add(new DocumentSection("truth", "TRUTH (GM)", 0, truth));
        var nobody = IfNobodyActs(lines, chapter, hinge);
        if (!nobody.IsEmpty) sections.Add(new DocumentSection("nobody", "IF NOBODY ACTS", 0, nobody));
    }

    /// <summary>The scene that the chapter is about: its climax, or the last.</summary>
    private static SceneBrief Hinge(ChapterBrief chapter) => chapter.Scenes.FirstOrDefault(scene => scene.Function == "climax") ?? chapter.Scenes[^1];

    /// <summary>Facts of earlier chapters that scenes build on, the youngest first.</summary>
    private static ImmutableArray<ProseLine> WhyNow(LineMaker lines, ChapterBrief chapter)
    {
        var causes = chapter.Scenes.SelectMany(scene => scene.Causes)
            .Where(cause => cause.Holds && cause.Source.Length > 0 && cause.SinceChapter < chapter.Chapter)
            .DistinctBy(cause => cause.Print, StringComparer.Ordinal)
            .OrderByDescending(cause => cause.SinceChapter).ThenBy(cause => cause.Print, StringComparer.Ordinal).Take(WhyNowMax);
        return [.. causes.Select(cause => Cited(lines, cause))];
    }

    private static ProseLine Cited(LineMaker lines, FactBrief cause)
    {
        var fact = lines.Clause(cause, "holds", 0).Text;
        var line = lines.Framed(cause.SinceChapter > 0 ? "why" : "whyold", 0, [cause], ("fact", fact), ("since", cause.SinceChapter.ToString(CultureInfo.InvariantCulture)));
        return line with { Text = $"[{cause.Source}] {line.Text}" };
    }

    private static ImmutableArray<ProseLine> Truth(LineMaker lines, ChapterBrief chapter) =>
    [
        .. chapter.Scenes.Where(scene => scene.Reason is not null).DistinctBy(scene => scene.Reason!.Actor.Key).Take(3).Select(scene =>
        {
            var reason = scene.Reason!;
            return lines.Framed("truth", 0, [reason.Belief, reason.Goal], ("actor", reason.Actor.Name), ("belief", lines.Clause(reason.Belief, "holds", 0).Text), ("goal", lines.Clause(reason.Goal, "holds", 0).Text));
        }),
    ];

    private static ImmutableArray<ProseLine> IfNobodyActs(LineMaker lines, ChapterBrief chapter, SceneBrief hinge)
    {
        var nobody = ImmutableArray.CreateBuilder<ProseLine>();
        if (chapter.Clock is { } clock)
        {
            var scenery = Scenery.Of(new RoleNoun("faction", clock.Faction), new RoleNoun("place", hinge.Place), new RoleNoun("clock", new Noun("", $"the clock \"{clock.Name}\"", NounForm.It)));
            var line = lines.FromLexicon("prose/nobodyacts", scenery, 0, "nobody");
            nobody.Add(line with { Text = string.Create(CultureInfo.InvariantCulture, $"Clock \"{clock.Name}\" {clock.Ticks}/{clock.Segments} -> {Math.Min(clock.Segments, clock.Ticks + 1)}/{clock.Segments}: {line.Text}") });
        }

        foreach (var ending in hinge.Outcomes.Where(outcome => outcome.Name is "refuse" or "fail").Take(1))
        {
            if (ending.Begins.IsEmpty) continue;
            nobody.Add(lines.Framed("unresolved", 0, ending.Begins, ("fact", string.Join("; ", ending.Begins.Select(fact => lines.Clause(fact, "holds", 0).Text)))));
        }

        return nobody.ToImmutable();
    }

    private static DocumentSection Clues(LineMaker lines, ScenePages pages, ChapterBrief chapter)
    {
        var clues = ImmutableArray.CreateBuilder<ProseLine>();
        for (var round = 0; round < 2; round++)
        {
            foreach (var scene in chapter.Scenes)
            {
                if (round < scene.Clues.Length && clues.Count < CluesMax) clues.Add(lines.Of(ScenePages.Id(scene, "clues", round), scene.Clues[round], pages.SceneryOf(scene), scene.Number));
            }
        }

        return new DocumentSection("clues", "SECRETS & CLUES (drop anywhere)", 0, clues.DrainToImmutable());
    }

    private static void AddConsequences(ImmutableArray<DocumentSection>.Builder sections, LineMaker lines, ChapterBrief chapter)
    {
        foreach (var scene in chapter.Scenes)
        {
            var endings = scene.Outcomes.Where(outcome => outcome.Begins.Length + outcome.Ends.Length > 0).Select(outcome => Ending(lines, scene, outcome)).ToImmutableArray();
            if (!endings.IsEmpty) sections.Add(new DocumentSection("consequences", string.Create(CultureInfo.InvariantCulture, $"CONSEQUENCES of scene {scene.Number} (apply on confirmation)"), scene.Number, endings));
        }
    }

    private static ProseLine Ending(LineMaker lines, SceneBrief scene, OutcomeBrief outcome)
    {
        ImmutableArray<string> clauses =
        [
            .. outcome.Begins.Select(fact => lines.Clause(fact, "holds", scene.Number).Text),
            .. outcome.Ends.Select(fact => lines.Clause(fact, "ended", scene.Number).Text),
        ];
        ImmutableArray<FactBrief> facts = [.. outcome.Begins, .. outcome.Ends];
        var line = lines.Framed("outcome", scene.Number, facts, ("changes", string.Join("; ", clauses)));
        var events = string.Join(' ', outcome.Begins.Select(fact => "+" + fact.Print).Concat(outcome.Ends.Select(fact => "-" + fact.Print)));
        return line with { Text = $"{outcome.Name,-8}{line.Text} [{events}]" };
    }

    private static DocumentSection Checked(ImmutableArray<DocumentSection>.Builder sections, ChapterBrief chapter)
    {
        var causes = chapter.Scenes.SelectMany(scene => scene.Causes).Where(cause => cause.Holds).ToArray();
        var earlier = causes.Count(cause => cause.SinceChapter > 0 && cause.SinceChapter < chapter.Chapter);
        var heroes = string.Join(", ", chapter.Scenes.Where(scene => scene.Hero is not null).GroupBy(scene => scene.Hero!.Name, StringComparer.Ordinal).OrderBy(beats => beats.Key, StringComparer.Ordinal).Select(beats => string.Create(CultureInfo.InvariantCulture, $"{beats.Key} {beats.Count()}")));
        var text = string.Create(CultureInfo.InvariantCulture, $"{sections.Sum(section => section.Lines.Length)} lines with provenance | causes: {earlier} of {causes.Length} come from earlier chapters | spotlight {(heroes.Length == 0 ? "open" : heroes)} | engine text only");
        return new DocumentSection("checked", "CHECKED", 0, [new ProseLine(text, "brief/checked", [], [], IsForPlayers: false)]);
    }

    private static ProseLine Title(LineMaker lines, ChapterBrief chapter)
    {
        var hinge = Hinge(chapter);
        var person = hinge.Roles.Select(role => role.Noun).FirstOrDefault(noun => noun.IsPerson) ?? hinge.Place;
        var item = chapter.Scenes.SelectMany(scene => scene.Roles).Select(role => role.Noun).FirstOrDefault(noun => noun.Key.StartsWith("item/", StringComparison.Ordinal)) ?? hinge.Place;
        var theme = new Noun("", chapter.Themes.FirstOrDefault("the debt").Replace("rpg:", "", StringComparison.Ordinal), NounForm.It);
        var line = lines.FromLexicon("names/chapters", Scenery.Of(new RoleNoun("place", hinge.Place), new RoleNoun("npc", person), new RoleNoun("item", item), new RoleNoun("theme", theme)), 0, "title");
        return line with { IsForPlayers = false };
    }

    private static string Heading(ChapterBrief chapter) =>
        string.Create(CultureInfo.InvariantCulture, $"CHAPTER {chapter.Chapter}   seed {chapter.Seed:x} | arc {chapter.Arc} (fit {chapter.ArcFit / 1000.0:.00}) | tone: {chapter.Register} | lines kept: {(chapter.Lines.IsEmpty ? "none asked" : string.Join(", ", chapter.Lines))}");
}
