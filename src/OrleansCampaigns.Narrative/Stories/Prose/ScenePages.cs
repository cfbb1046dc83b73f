using System.Collections.Immutable;
using System.Globalization;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>The pages of one scene: features of the place, what is read aloud, what is going on, people, the beat, ways in, checks, fight, causes.</summary>
internal sealed class ScenePages(LineMaker lines, ReadAloudWriter readAloud, ChapterBrief chapter)
{
    /// <summary>What nobody would call a gain.</summary>
    private static readonly string[] Prices =
        ["wounded", "sick", "cursed", "captive", "missing", "exiled", "wanted", "hunted", "bounty", "accused", "shamed", "mourns", "exposed", "despairs", "stolen", "broken", "hates", "distrusts", "fears", "rival", "estranged",
         "owes", "promised", "blackmails", "vengeance", "threat", "siege", "ruined", "haunted", "plague", "famine", "unrest", "road_closed", "fear", "lie_told", "tempted", "spies_on", "war"];

    public DocumentSection Write(SceneBrief scene, Spoken said, Told told)
    {
        var scenery = SceneryOf(scene);
        var pages = ImmutableArray.CreateBuilder<ProseLine>();
        if (scene.ComesFromElsewhere) pages.Add(lines.FromLexicon("prose/transition", scenery, scene.Number, "between"));
        pages.Add(Marked("[", Features(scene, scenery), "]"));
        if (RegionLine.Of(scene, lines) is { } region) pages.Add(region);
        if (!scene.Veils.IsEmpty) pages.Add(new ProseLine($"VEIL ({string.Join(", ", scene.Veils)}): this happens off screen. Say that it happened and go on with what it leaves behind.", "brief/veil", [], [], IsForPlayers: false));
        pages.Add(ReadAloud(scene, scenery, said));
        pages.Add(lines.OneOf(Id(scene, "gm"), scene.GameMaster, scenery, scene.Number));
        pages.Add(Marked("They hear: ", lines.OneOf(Id(scene, "hook"), scene.Hook, scenery, scene.Number), ""));
        AddPeople(pages, scene, told);
        pages.Add(Marked(BeatMark(scene), lines.Of(Id(scene, "asks"), scene.Asks, scenery, scene.Number), ""));
        pages.Add(Marked("At stake: ", lines.Of(Id(scene, "question"), scene.Question, scenery, scene.Number), ""));
        for (var i = 0; i < scene.Ways.Length; i++) pages.Add(Marked("Way in: ", lines.Of(Id(scene, "ways", i), scene.Ways[i], scenery, scene.Number), ""));
        if (scene.Checks.Length > 0) pages.Add(Checks(scene));
        foreach (var line in scene.Encounter) pages.Add(new ProseLine(line, "rules/encounter", [], [], IsForPlayers: false));
        foreach (var cause in scene.Causes)
        {
            if (cause.Holds && cause.Source.Length > 0 && cause.SinceChapter > 0 && cause.Predicate is not ("at" or "alive")) pages.Add(Because(cause, scene.Number));
        }

        return new DocumentSection("scene", Title(scene), scene.Number, pages.DrainToImmutable());
    }

    public Scenery SceneryOf(SceneBrief scene) => new(scene.Roles, scene.Place.PlaceKind, chapter.Weather);

    public static string Id(SceneBrief scene, string part) => $"storylet/{scene.Storylet}/{part}";

    public static string Id(SceneBrief scene, string part, int index) => string.Create(CultureInfo.InvariantCulture, $"storylet/{scene.Storylet}/{part}/{index}");

    private ProseLine ReadAloud(SceneBrief scene, Scenery scenery, Spoken said)
    {
        var random = lines.For(scene.Number, "readAloud");
        var text = readAloud.Write(scene, scenery, said, ref random);
        said.Say(text.Text);
        said.Lend(text.Bound);
        return new ProseLine(text.Text, text.Template, text.Bound, [], IsForPlayers: true);
    }

    private ProseLine Features(SceneBrief scene, Scenery scenery)
    {
        var features = new ProseLine[scene.Aspects.Length];
        for (var i = 0; i < features.Length; i++)
        {
            var feature = lines.Of(Id(scene, "aspects", i), scene.Aspects[i], scenery, scene.Number);
            features[i] = feature with { Text = FactPhrases.Lowered(feature.Text, scenery.Roles) };
        }

        return new ProseLine(string.Join(" | ", features.Select(line => line.Text)), Id(scene, "aspects"), [.. features.SelectMany(line => line.Bound).Distinct(StringComparer.Ordinal)], [], IsForPlayers: false);
    }

    /// <summary>Everybody who is met for the first time, and why somebody acts; for whoever does both, in one line.</summary>
    private void AddPeople(ImmutableArray<ProseLine>.Builder pages, SceneBrief scene, Told told)
    {
        var reason = scene.Reason is { } given && told.Explains(given) ? given : null;
        foreach (var role in scene.Roles)
        {
            if (!role.Noun.IsPerson || role.Noun.Key.StartsWith("pc/", StringComparison.Ordinal) || !told.Meets(role.Noun)) continue;
            var acts = reason is not null && reason.Actor.Key == role.Noun.Key;
            pages.Add(Person(role.Noun, acts ? reason : null, scene.Number));
            if (acts) reason = null;
        }

        if (reason is not null) pages.Add(lines.Reason(reason, scene.Number));
    }

    private ProseLine Person(Noun person, ReasonBrief? reason, int scene)
    {
        var card = PersonCard.Of(person, lines.Lexicon);
        var name = person.Name.ToUpperInvariant();
        var (goal, template) = reason is null ? (card.Want.Text, card.Want.Template) : lines.Goal(reason, scene);
        var because = reason is null ? "" : $" ({lines.Clause(reason.Belief, "holds", scene).Text})";
        var text = $"{name} wants {goal}{because}; fears {card.Fear.Text}. Leverage: {card.Leverage.Text}. Voice: {card.Voice.Text}. To see: {card.Look.Text}.";
        ImmutableArray<string> facts = reason is null ? [] : [LineMaker.Cited(reason.Belief), LineMaker.Cited(reason.Goal)];
        return new ProseLine(text, template, [person.Key, card.Fear.Template, card.Leverage.Template, card.Voice.Template, card.Look.Template], facts, IsForPlayers: false);
    }

    private ProseLine Checks(SceneBrief scene)
    {
        var price = scene.Outcomes.FirstOrDefault(outcome => outcome.Name == "cost")?.Begins.LastOrDefault(fact => Prices.Contains(fact.Predicate));
        var words = price is null ? "a failure costs something and stops nothing" : $"short of it, they get through at a price: {lines.Clause(price, "holds", scene.Number).Text}";
        return new ProseLine($"If a roll decides: {scene.Checks}; {words}.", "rules/checks", [], price is null ? [] : [LineMaker.Cited(price)], IsForPlayers: false);
    }

    private ProseLine Because(FactBrief cause, int scene)
    {
        var line = lines.Framed("why", scene, [cause], ("fact", lines.Clause(cause, "holds", scene).Text), ("since", cause.SinceChapter.ToString(CultureInfo.InvariantCulture)));
        return cause.SinceChapter == chapter.Chapter
            ? line with { Text = $"Because [{cause.Source}] {lines.Clause(cause, "holds", scene).Text}." }
            : line with { Text = $"Because [{cause.Source}] {line.Text}." };
    }

    private static string BeatMark(SceneBrief scene)
    {
        var about = string.Join("; ", new[] { scene.Beat, scene.Card }.Where(words => words.Length > 0));
        return (scene.Hero is { } hero ? $"{hero.Name.ToUpperInvariant()}'S BEAT" : "BEAT") + (about.Length > 0 ? $" ({about}): " : ": ");
    }

    private static string Title(SceneBrief scene)
    {
        var mark = scene.Number == 1 ? "STRONG START" : string.Create(CultureInfo.InvariantCulture, $"SCENE {scene.Number}");
        var place = scene.Place.Name.Length == 0 ? "" : char.ToUpperInvariant(scene.Place.Name[0]) + scene.Place.Name[1..];
        return scene.Title.Length == 0 ? $"{mark} - {place} ({scene.Function}, {scene.Kind})" : $"{mark} - {scene.Title} ({scene.Function}, {scene.Kind})  {place}";
    }

    private static ProseLine Marked(string before, ProseLine line, string after) => line with { Text = before + line.Text + after };
}
