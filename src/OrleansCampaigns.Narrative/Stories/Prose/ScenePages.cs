using System.Collections.Immutable;
using System.Globalization;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>The pages of one scene: features of the place, what is read aloud, what is going on, people, the beat, ways in, fight.</summary>
internal sealed class ScenePages(LineMaker lines, ReadAloudWriter readAloud, ChapterBrief chapter)
{
    public DocumentSection Write(SceneBrief scene, Spoken said, HashSet<string> met)
    {
        var scenery = SceneryOf(scene);
        var pages = ImmutableArray.CreateBuilder<ProseLine>();
        pages.Add(Marked("[", Features(scene, scenery), "]"));
        pages.Add(ReadAloud(scene, scenery, said));
        pages.Add(lines.OneOf(Id(scene, "gm"), scene.GameMaster, scenery, scene.Number));
        pages.Add(Marked("They hear: ", lines.OneOf(Id(scene, "hook"), scene.Hook, scenery, scene.Number), ""));
        if (scene.Reason is { } reason) pages.Add(Reason(reason, scene.Number));
        foreach (var role in scene.Roles)
        {
            if (role.Noun.IsPerson && role.Noun != scene.Hero && met.Add(role.Noun.Key)) pages.Add(Person(role.Noun));
        }

        pages.Add(Marked(BeatMark(scene), lines.Of(Id(scene, "asks"), scene.Asks, scenery, scene.Number), ""));
        pages.Add(Marked("At stake: ", lines.Of(Id(scene, "question"), scene.Question, scenery, scene.Number), ""));
        for (var i = 0; i < scene.Ways.Length; i++) pages.Add(Marked("Or: ", lines.Of(Id(scene, "ways", i), scene.Ways[i], scenery, scene.Number), ""));
        foreach (var line in scene.Encounter) pages.Add(new ProseLine(line, "rules/encounter", [], [], IsForPlayers: false));
        foreach (var cause in scene.Causes)
        {
            if (cause.Holds && cause.Source.Length > 0 && cause.SinceChapter > 0) pages.Add(Because(cause, scene.Number));
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
        return new ProseLine(text.Text, text.Template, text.Bound, [], IsForPlayers: true);
    }

    private ProseLine Features(SceneBrief scene, Scenery scenery)
    {
        var features = new ProseLine[scene.Aspects.Length];
        for (var i = 0; i < features.Length; i++)
        {
            var feature = lines.Of(Id(scene, "aspects", i), scene.Aspects[i], scenery, scene.Number);
            features[i] = feature with { Text = char.ToLowerInvariant(feature.Text[0]) + feature.Text[1..] };
        }

        return new ProseLine(string.Join(" | ", features.Select(line => line.Text)), Id(scene, "aspects"), [.. features.SelectMany(line => line.Bound).Distinct(StringComparer.Ordinal)], [], IsForPlayers: false);
    }

    private ProseLine Reason(ReasonBrief reason, int scene)
    {
        var (belief, goal) = (lines.Clause(reason.Belief, "holds", scene).Text, lines.Clause(reason.Goal, "holds", scene).Text);
        return lines.Framed("truth", scene, [reason.Belief, reason.Goal], ("actor", reason.Actor.Name), ("belief", belief), ("goal", goal));
    }

    private ProseLine Person(Noun person)
    {
        var card = PersonCard.Of(person, lines.Lexicon);
        var name = person.Name.ToUpperInvariant();
        var text = $"{name} wants {card.Want.Text}; fears {card.Fear.Text}. Leverage: {card.Leverage.Text}. Voice: {card.Voice.Text}. To see: {card.Look.Text}.";
        return new ProseLine(text, card.Want.Template, [person.Key, card.Fear.Template, card.Leverage.Template, card.Voice.Template, card.Look.Template], [], IsForPlayers: false);
    }

    private ProseLine Because(FactBrief cause, int scene)
    {
        var line = lines.Framed("why", scene, [cause], ("fact", lines.Clause(cause, "holds", scene).Text), ("since", cause.SinceChapter.ToString(CultureInfo.InvariantCulture)));
        return line with { Text = $"Because [{cause.Source}] {line.Text}." };
    }

    private static string BeatMark(SceneBrief scene) =>
        (scene.Hero is { } hero ? $"{hero.Name.ToUpperInvariant()}'S BEAT" : "BEAT") + (scene.Beat.Length > 0 ? $" ({scene.Beat}): " : ": ");

    private static string Title(SceneBrief scene) =>
        string.Create(CultureInfo.InvariantCulture, $"{(scene.Number == 1 ? "STRONG START" : $"SCENE {scene.Number}")} - {Capital(scene.Place.Name)} ({scene.Function}, {scene.Kind})");

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static ProseLine Marked(string before, ProseLine line, string after) => line with { Text = before + line.Text + after };
}
