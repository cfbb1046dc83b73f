using System.Collections.Immutable;
using System.Globalization;
using OrleansCampaigns.Rules.Worlds;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>What the engine knows and writes, in the words of <see cref="WorldChecker"/>, which shares nothing else with it: keys and printed facts.</summary>
public static class WorldRecords
{
    /// <param name="world">Before the chapter.</param>
    /// <param name="laws">Of the engine's contents.</param>
    public static WorldRecord Of(StoryWorld world, WorldLaws laws) => new(laws, world.Chapter)
    {
        Entities = [.. world.Entities.Select(Of)],
        Truths =
        [
            .. world.Facts.Select(known => new WorldTruth(FactOf(world.Print(known.Fact)), known.Source, known.SinceChapter)
            {
                IsPublic = known.IsPublic,
                KnownBy = [.. known.KnownBy.Select(knower => world.Entities[knower].Key)],
            }),
        ],
    };

    public static ChapterRecord Of(ChapterPlan plan) => new(plan.Chapter, [.. plan.Scenes.Select(scene => Of(scene, plan.Chapter))]);

    /// <summary>The path is the scene's source as facts name it.</summary>
    private static SceneRecord Of(PlannedScene scene, int chapter) => new(SceneWriter.SceneSource(chapter, scene.Number))
    {
        Place = scene.Place.Entity.Key,
        Actors = [.. scene.Bindings.Where(binding => binding.Entity.Kind is StoryKind.Person or StoryKind.Hero).Select(binding => binding.Entity.Key)],
        Newcomers = [.. scene.Bindings.Where(binding => binding.IsNew).Select(binding => Of(binding.Entity))],
        Needs = [.. scene.Causes.Select(cause => new SceneNeed(FactOf(cause.Fact), cause.Holds, cause.Holds ? cause.Source : null))],
        Knows = scene.Reason is { Belief: var belief } reason && !belief.StartsWith('!') ? [new SceneKnowledge(reason.Actor, FactOf(belief))] : [],
        Outcomes =
        [
            .. scene.Consequences.Select(ending => new SceneOutcome(
                ending.Outcome.ToString().ToLower(CultureInfo.InvariantCulture), ending.Outcome == scene.Expected,
                [.. ending.Changes.Where(change => !change.Begins).Select(change => FactOf(change.Fact))],
                [.. ending.Changes.Where(change => change.Begins).Select(change => FactOf(change.Fact))])),
        ],
    };

    private static WorldEntity Of(StoryEntity entity) => new(entity.Key, WordOf(entity.Kind), entity.Name);

    private static string WordOf(StoryKind kind) => kind switch
    {
        StoryKind.Party => WorldKinds.Party,
        StoryKind.Hero => WorldKinds.Hero,
        StoryKind.Person => WorldKinds.Person,
        StoryKind.Faction => WorldKinds.Faction,
        StoryKind.Place => WorldKinds.Place,
        StoryKind.Item => WorldKinds.Item,
        StoryKind.Secret => WorldKinds.Secret,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static WorldFact FactOf(string printed) =>
        WorldFact.TryParse(printed, out var fact) ? fact : throw new FormatException($"{printed} is no fact: the engine printed it.");
}
