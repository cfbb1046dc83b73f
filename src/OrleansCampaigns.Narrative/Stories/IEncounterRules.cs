using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Where numbers of fights and checks come from. Pure: the same scene gives the same lines.</summary>
public interface IEncounterRules
{
    /// <summary>Lines about a scene's fight: who, how many, how hard by which edition, and the way out.</summary>
    ImmutableArray<string> Fight(StoryletEncounter encounter, PlannedScene scene);

    /// <summary>What is rolled in such a scene when a roll decides, as words within a sentence.</summary>
    string Checks(SceneKind kind);
}
