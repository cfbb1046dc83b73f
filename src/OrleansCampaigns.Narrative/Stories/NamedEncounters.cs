using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Says what a scene asks for and no number: tier and tags of a fight as its author wrote them, kinds of checks without a difficulty.</summary>
public sealed class NamedEncounters : IEncounterRules
{
    public ImmutableArray<string> Fight(StoryletEncounter encounter, PlannedScene scene) =>
        [$"Fight: {encounter.Tier}, {string.Join(", ", encounter.Tags)}. No numbers are given: no rules engine was asked."];

    public string Checks(SceneKind kind) => kind switch
    {
        SceneKind.Social => "persuasion, deception or insight",
        SceneKind.Explore => "perception, investigation or survival",
        SceneKind.Fight => "athletics or intimidation, before and beside the blows",
        SceneKind.Puzzle => "investigation, a craft or a good idea",
        SceneKind.Travel => "survival, athletics or the handling of animals",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
