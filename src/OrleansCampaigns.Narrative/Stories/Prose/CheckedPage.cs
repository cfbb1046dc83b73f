using System.Collections.Immutable;
using System.Globalization;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>The last line of a chapter: what was looked at, and what was found.</summary>
internal static class CheckedPage
{
    public static DocumentSection Of(ChapterBrief chapter, ChapterDocument document, ImmutableArray<string> findings)
    {
        var causes = chapter.Scenes.SelectMany(scene => scene.Causes).Where(cause => cause.Holds).ToArray();
        var earlier = causes.Count(cause => cause.SinceChapter > 0 && cause.SinceChapter < chapter.Chapter);
        var here = causes.Count(cause => cause.SinceChapter == chapter.Chapter);
        var beats = chapter.Scenes.Where(scene => scene.Hero is not null).GroupBy(scene => scene.Hero!.Name, StringComparer.Ordinal).OrderBy(beats => beats.Key, StringComparer.Ordinal).Select(beats => string.Create(CultureInfo.InvariantCulture, $"{beats.Key} {beats.Count()}"));
        var waiting = chapter.Waiting.Select(hero => $"{hero} 0 (carried over)");
        var heroes = string.Join(", ", beats.Concat(waiting));
        var text = string.Create(CultureInfo.InvariantCulture,
            $"replay: {chapter.Scenes.Sum(scene => scene.Outcomes.Length)} outcomes, {findings.Length} contradictions | causes: {earlier} of {causes.Length} come from earlier chapters, {here} from this one | arc {chapter.ArcFit / 1000.0:.00}, tension {chapter.TensionFit / 1000.0:.00} | themes {chapter.OnTheme} of {chapter.Scenes.Length} scenes | spotlight {(heroes.Length == 0 ? "open" : heroes)} | {document.Sections.Sum(section => section.Lines.Length)} lines with provenance | engine text only, no language model");
        return new DocumentSection("checked", "CHECKED", 0, [new ProseLine(text, "brief/checked", [], [], IsForPlayers: false), .. findings.Select(finding => new ProseLine(finding, "brief/finding", [], [], IsForPlayers: false))]);
    }
}
