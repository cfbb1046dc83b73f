using System.Collections.Immutable;
using System.Globalization;
using OrleansCampaigns.Narrative.Stories.Prose;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Looks at a finished chapter once more: expected outcomes are executed on a draft of the world, and the text is held against what it may say. Finds nothing unless engine or content have a fault.</summary>
internal static class ChapterCheck
{
    private const int FindingsMax = 20;

    public static ImmutableArray<string> Of(StoryWorld world, ChapterPlan plan, ChapterDocument document)
    {
        var findings = new List<string>();
        Facts(world, plan, findings);
        Words(document, findings);
        return [.. findings.Take(FindingsMax)];
    }

    private static void Facts(StoryWorld world, ChapterPlan plan, List<string> findings)
    {
        var draft = new WorldDraft(world);
        foreach (var scene in plan.Scenes)
        {
            foreach (var binding in scene.Bindings.Where(binding => binding.IsNew)) draft.Welcome(binding.Entity);
            foreach (var cause in scene.Causes)
            {
                if (draft.Find(draft.Parse(cause.Fact)) is null == cause.Holds) findings.Add(Finding(scene.Number, $"{cause.Fact} {(cause.Holds ? "does not hold" : "holds and must not")}"));
            }

            foreach (var tag in scene.Storylet.Safety.Where(tag => world.Lines.Contains(tag) || plan.Request.Lines.Contains(tag))) findings.Add(Finding(scene.Number, $"crosses the line {tag}"));
            foreach (var change in scene.Changes)
            {
                if (change.Begins) draft.Begin(draft.Parse(change.Fact), SceneWriter.SceneSource(plan.Chapter, scene.Number), plan.Chapter, []);
                else if (!draft.End(draft.Parse(change.Fact))) findings.Add(Finding(scene.Number, $"{change.Fact} ends and did not hold"));
            }
        }
    }

    private static void Words(ChapterDocument document, List<string> findings)
    {
        foreach (var section in document.Sections)
        {
            foreach (var line in section.Lines)
            {
                if (line.Template.Length == 0) findings.Add(Finding(section.Scene, $"a line of {section.Title} has no provenance"));
                if (line.Text.AsSpan().IndexOfAny('{', '}') >= 0) findings.Add(Finding(section.Scene, $"{line.Template} left a slot open"));
                if (line.IsForPlayers && Sentences.CountWords(line.Text) > ReadAloudWriter.WordsMax) findings.Add(Finding(section.Scene, $"{line.Template} is too long to be read aloud"));
            }
        }
    }

    private static string Finding(int scene, string what) => string.Create(CultureInfo.InvariantCulture, $"scene {scene}: {what}");
}
