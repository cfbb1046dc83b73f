using System.Globalization;
using System.Text;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>The canonical print of a plan: one line a thing, keys only, ordinal. Two plans are the same exactly when their prints are; a checker that shares no code reads it.</summary>
public static class ChapterPrint
{
    public static string Of(ChapterPlan plan)
    {
        var text = new StringBuilder();
        Line(text, $"chapter {plan.Chapter} seed {plan.Request.Seed} engine {plan.Request.EngineVersion} arc {plan.Request.Arc} fit {plan.ArcFit} {plan.TensionFit} widened {plan.Widened}");
        foreach (var scene in plan.Scenes)
        {
            Line(text, $"scene {scene.Number} {scene.Storylet.Id} {scene.Expected} score {scene.Score} fortune {scene.Fortune} tension {scene.Tension} theme {scene.ThemeAffinity} veiled {(scene.Veiled ? 1 : 0)}");
            foreach (var binding in scene.Bindings) Line(text, $"role {binding.Role} {binding.Entity.Key}{(binding.IsNew ? " new" : "")}");
            foreach (var cause in scene.Causes) Line(text, $"{(cause.Holds ? "cause" : "absent")} {cause.Fact} {cause.Source}");
            if (scene.Reason is { } reason) Line(text, $"reason {reason.Actor} {reason.Goal} {reason.Belief}");
            if (scene.Beat is { } beat) Line(text, $"beat {beat.Hero} {beat.Beat}");
            foreach (var change in scene.Changes) Line(text, $"{(change.Begins ? "begins" : "ends")} {change.Fact}");
            foreach (var beaten in scene.Rejected) Line(text, $"beaten {beaten.Storylet} {beaten.Outcome} {beaten.Score} {beaten.Reason}");
        }

        return text.ToString();
    }

    /// <summary>What happened between chapters, likewise.</summary>
    public static string Of(PlayedChapter played)
    {
        var text = new StringBuilder();
        Line(text, $"aftermath {played.World.Chapter}");
        foreach (var entry in played.Aftermath)
        {
            Line(text, $"after {entry.Kind} {entry.What} {entry.Source}");
            foreach (var binding in entry.Bindings) Line(text, $"role {binding.Role} {binding.Entity.Key}{(binding.IsNew ? " new" : "")}");
            foreach (var cause in entry.Causes) Line(text, $"cause {cause} -");
            if (entry.Reason is { } reason) Line(text, $"reason {reason.Actor} {reason.Goal} {reason.Belief}");
            foreach (var change in entry.Changes) Line(text, $"{(change.Begins ? "begins" : "ends")} {change.Fact}");
        }

        foreach (var region in played.Regions) Line(text, $"region {region.Place} {region.Change.Prosperity} {region.Change.Security} {region.Change.Faith} {region.Change.Scarcity} {region.Change.Corruption}");
        return text.ToString();
    }

    /// <summary>A world: entities, facts with their sources, regions, open threads.</summary>
    public static string Of(StoryWorld world)
    {
        var text = new StringBuilder();
        Line(text, $"world {world.Chapter}");
        for (var i = 0; i < world.Entities.Length; i++)
        {
            var region = world.Regions[i];
            Line(text, $"entity {world.Entities[i].Key} {world.Entities[i].Kind} {region.Prosperity} {region.Security} {region.Faith} {region.Scarcity} {region.Corruption}");
        }

        foreach (var known in world.Facts) Line(text, $"fact {world.Print(known.Fact)} {known.Source} {known.TouchedChapter}");
        foreach (var thread in world.Threads) Line(text, $"thread {thread.Key} {world.Print(thread.Fact)} {thread.OpenedChapter} {thread.TouchedChapter}");
        return text.ToString();
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
