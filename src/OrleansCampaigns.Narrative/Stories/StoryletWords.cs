using System.Collections.Frozen;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>The closed word lists of storylet files.</summary>
internal static class StoryletWords
{
    /// <summary>What a table can draw a line or a veil at.</summary>
    public static readonly FrozenSet<string> Safety = FrozenSet.Create(
        StringComparer.Ordinal,
        "violence", "betrayal", "death", "torture", "captivity", "children-in-danger", "illness", "hunger", "spiders", "undead", "body-horror", "mind-control", "slavery", "suicide", "drowning", "fire",
        "gambling", "drunkenness", "religion", "animals-harmed", "romance", "ghosts", "war", "claustrophobia", "heights", "none");

    public static readonly FrozenSet<string> Senses = FrozenSet.Create(StringComparer.Ordinal, "sight", "sound", "smell", "odd", "time", "weather");

    public static readonly FrozenSet<string> Fields = FrozenSet.Create(
        StringComparer.Ordinal,
        "id", "fn", "kind", "roles", "pre", "world", "intent", "outcomes", "themes", "axes", "encounter", "pc", "question", "aspects", "clues", "ways", "safety", "text");

    public static SceneFunction? Function(string? name) => name switch
    {
        "setup" => SceneFunction.Setup,
        "rising" => SceneFunction.Rising,
        "twist" => SceneFunction.Twist,
        "crisis" => SceneFunction.Crisis,
        "climax" => SceneFunction.Climax,
        "falling" => SceneFunction.Falling,
        _ => null,
    };

    public static SceneKind? Kind(string? name) => name switch
    {
        "social" => SceneKind.Social,
        "explore" => SceneKind.Explore,
        "fight" => SceneKind.Fight,
        "puzzle" => SceneKind.Puzzle,
        "travel" => SceneKind.Travel,
        _ => null,
    };

    public static OutcomeKind? Outcome(string? name) => name switch
    {
        "success" => OutcomeKind.Success,
        "cost" => OutcomeKind.Cost,
        "fail" => OutcomeKind.Fail,
        "refuse" => OutcomeKind.Refuse,
        _ => null,
    };

    public static ArcBeat? Beat(string? name) => name switch
    {
        "trigger" => ArcBeat.Trigger,
        "test" => ArcBeat.Test,
        "relapse" => ArcBeat.Relapse,
        "choice" => ArcBeat.Choice,
        "proof" => ArcBeat.Proof,
        _ => null,
    };

    public static ValueAxis? Axis(string? name) => name switch
    {
        "care" => ValueAxis.Care,
        "loyalty" => ValueAxis.Loyalty,
        "authority" => ValueAxis.Authority,
        "liberty" => ValueAxis.Liberty,
        "honesty" => ValueAxis.Honesty,
        "ambition" => ValueAxis.Ambition,
        _ => null,
    };

    public static RegionValue? Region(string? name) => name switch
    {
        "prosperity" => RegionValue.Prosperity,
        "security" => RegionValue.Security,
        "faith" => RegionValue.Faith,
        "scarcity" => RegionValue.Scarcity,
        "corruption" => RegionValue.Corruption,
        _ => null,
    };

    /// <summary>The kind of a role, and whether <c>+</c> asks for a new one.</summary>
    public static (StoryKind Kind, bool IsNew)? Role(string? name) => name switch
    {
        "npc" => (StoryKind.Person, false),
        "pc" => (StoryKind.Hero, false),
        "faction" => (StoryKind.Faction, false),
        "place" => (StoryKind.Place, false),
        "item" => (StoryKind.Item, false),
        "secret" => (StoryKind.Secret, false),
        "npc+" => (StoryKind.Person, true),
        "item+" => (StoryKind.Item, true),
        "secret+" => (StoryKind.Secret, true),
        _ => null,
    };
}
