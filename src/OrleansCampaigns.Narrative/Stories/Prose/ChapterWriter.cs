using System.Collections.Immutable;
using System.Globalization;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>Writes a planned chapter. It remembers nothing: the caller enters a kept document into the ledger. Safe to share between silos' workers, except that a ledger belongs to one campaign.</summary>
public sealed class ChapterWriter(ProseLexicon lexicon)
{
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
        OpeningPages.Add(sections, lines, pages, chapter);
        var told = new Told();
        foreach (var scene in chapter.Scenes) sections.Add(pages.Write(scene, said, told));
        if (LastImage(lines, chapter, said) is { } image) sections.Add(image);
        ClosingPages.Add(sections, lines, pages, chapter);
        return new ChapterDocument(Title(lines, chapter), Heading(chapter), sections.DrainToImmutable());
    }

    /// <summary>The scene that the chapter is about: its climax, or the last.</summary>
    internal static SceneBrief Hinge(ChapterBrief chapter) => chapter.Scenes.FirstOrDefault(scene => scene.Function == "climax") ?? chapter.Scenes[^1];

    /// <summary>A sentence in the chapter's register for its last moment; null when all of them were heard.</summary>
    private static DocumentSection? LastImage(LineMaker lines, ChapterBrief chapter, Spoken said)
    {
        const int Tries = 12;
        const string Opening = "document/sense";
        var scenery = new Scenery([], chapter.Scenes[^1].Place.PlaceKind, chapter.Weather);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var closing = lines.FromLexicon($"prose/registers/{chapter.Register}/closing", scenery, chapter.Scenes.Length, string.Create(CultureInfo.InvariantCulture, $"closing{attempt}"));
            if (said.Contains(closing.Text)) continue;
            var sense = lines.FromLexicon(Opening, scenery, chapter.Scenes.Length, string.Create(CultureInfo.InvariantCulture, $"image{attempt}"));
            if (said.Contains(sense.Text)) continue;
            said.Say(sense.Text);
            said.Say(closing.Text);
            return new DocumentSection("image", "LAST IMAGE (read aloud when the evening ends)", chapter.Scenes.Length, [closing with { Text = $"{sense.Text} {closing.Text}", Bound = [.. sense.Bound, sense.Template, .. closing.Bound], IsForPlayers = true }]);
        }

        return null;
    }

    private static ProseLine Title(LineMaker lines, ChapterBrief chapter)
    {
        var hinge = Hinge(chapter);
        var person = hinge.Roles.Select(role => role.Noun).FirstOrDefault(noun => noun.IsPerson) ?? hinge.Place;
        var item = chapter.Scenes.SelectMany(scene => scene.Roles).Select(role => role.Noun).FirstOrDefault(noun => noun.Key.StartsWith("item/", StringComparison.Ordinal)) ?? hinge.Place;
        var theme = new Noun("", chapter.Themes.FirstOrDefault("the debt"), NounForm.It);
        var line = lines.FromLexicon("names/chapters", Scenery.Of(new RoleNoun("place", hinge.Place), new RoleNoun("npc", person), new RoleNoun("item", item), new RoleNoun("theme", theme)), 0, "title");
        return line with { IsForPlayers = false };
    }

    private static string Heading(ChapterBrief chapter) =>
        string.Create(CultureInfo.InvariantCulture, $"CHAPTER {chapter.Chapter}   seed {chapter.Seed:x} | arc {chapter.Arc} (fit {chapter.ArcFit / 1000.0:.00}) | tone: {chapter.Register} | lines kept: {(chapter.Lines.IsEmpty ? "none asked" : string.Join(", ", chapter.Lines))}{(chapter.Veils.IsEmpty ? "" : " | veiled: " + string.Join(", ", chapter.Veils))}");
}
