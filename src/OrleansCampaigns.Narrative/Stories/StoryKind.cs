namespace OrleansCampaigns.Narrative.Stories;

/// <summary>What a part of a story can be. A storylet's roles are cast by it.</summary>
public enum StoryKind
{
    /// <summary>The players' characters together: there is one.</summary>
    Party,

    /// <summary>A player's character: the engine asks, it never decides for one.</summary>
    Hero,

    /// <summary>Anybody else.</summary>
    Person,
    Faction,
    Place,
    Item,

    /// <summary>Something true that is hidden.</summary>
    Secret,
}
