using System.Collections.Immutable;
using OrleansCampaigns.Rules.Checks;

namespace OrleansCampaigns.Rules.Worlds;

/// <summary>
/// Holds a chapter against the world: a plain interpreter that executes every ending of every scene again, believes nothing of whoever wrote it and shares no code with the planner. Findings come in the order of the
/// scenes, at most <see cref="FindingsMax"/> and a last one that says that there were more. Pure: the same arguments give the same findings.
/// </summary>
public static class WorldChecker
{
    public const int FindingsMax = 500;

    public static ImmutableArray<RuleFinding> Check(WorldRecord world, ChapterRecord chapter)
    {
        var findings = new FindingList(FindingsMax, WorldRules.TooMuch);
        if (world.Entities.Length > WorldRecord.EntitiesMax || world.Truths.Length > WorldRecord.TruthsMax || chapter.Scenes.Length > ChapterRecord.ScenesMax)
            findings.Add(new(WorldRules.TooMuch, FindingSeverity.Warning, "", $"Only {WorldRecord.EntitiesMax} entities, {WorldRecord.TruthsMax} facts and {ChapterRecord.ScenesMax} scenes are looked at."));
        if (chapter.Chapter <= world.Chapter)
            findings.Add(new(WorldRules.BackwardsInTime, FindingSeverity.Overridable, "chapter", $"Chapter {world.Chapter} was played already.") { Found = Number(chapter.Chapter), Expected = Number(world.Chapter + 1) });
        var memory = new WorldMemory(world);
        var presence = new ScenePresence(findings);
        var day = world.Day;
        foreach (var scene in chapter.Scenes.Take(ChapterRecord.ScenesMax))
        {
            if (scene.Day is { } at)
            {
                if (at < day) findings.Add(new(WorldRules.BackwardsInTime, FindingSeverity.Overridable, $"{scene.Path}/day", "It happens before what comes before it.") { Found = Number(at), Expected = $"{Number(day.Value)} or later" });
                day = at;
            }

            memory = new SceneCheck(world.Laws, memory, chapter.Chapter, scene, findings).Run();
            presence.Enter(scene);
        }

        return findings.ToImmutable();
    }

    /// <summary>What the world itself says twice: somebody in two places, a thing with two owners, a part that is not there.</summary>
    public static ImmutableArray<RuleFinding> CheckWorld(WorldRecord world)
    {
        var findings = new FindingList(FindingsMax, WorldRules.TooMuch);
        var memory = new WorldMemory(world);
        foreach (var truth in world.Truths.Take(WorldRecord.TruthsMax))
        {
            var (fact, path) = (truth.Fact, $"facts/{truth.Fact}");
            if (!OutcomeCheck.IsWhole(world.Laws, memory, fact, path, findings) || world.Laws.Find(fact.Predicate) is not { } law) continue;
            if (law.OneForFirst && memory.First(fact.Predicate, fact.First) is { Length: > 1 } firsts)
                findings.Add(new(RuleOf(fact.Predicate), FindingSeverity.Blocking, path, $"{fact.First} cannot be in two at once.") { Found = string.Join(' ', firsts) });
            if (law.OneForSecond && fact.Second is { } second && memory.Second(fact.Predicate, second) is { Length: > 1 } seconds)
                findings.Add(new(RuleOf(fact.Predicate), FindingSeverity.Blocking, path, $"{second} cannot belong to two.") { Found = string.Join(' ', seconds) });
            if (fact.Predicate == WorldLaws.HiddenIn && memory.Second(WorldLaws.Owns, fact.First) is [var owned, ..])
                findings.Add(new(WorldRules.ItemInTwoPlaces, FindingSeverity.Blocking, path, $"{fact.First} is hidden and in a pocket.") { Found = $"{fact} {owned}" });
        }

        return findings.ToImmutable();
    }

    internal static string RuleOf(string predicate) => predicate switch
    {
        WorldLaws.At => WorldRules.PersonInTwoPlaces,
        WorldLaws.Owns or WorldLaws.HiddenIn => WorldRules.ItemInTwoPlaces,
        _ => WorldRules.TwoAtOnce,
    };

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
