namespace OrleansCampaigns.Contracts.Stories;

/// <summary>What a fact of the story can be about.</summary>
[Alias("story-part-kind")]
public enum StoryPartKind
{
    /// <summary>The players' characters together: there is one.</summary>
    Party,
    Character,
    Faction,
    Region,

    /// <summary>A thing that can be carried: an item of somebody's inventory, or one that nobody has yet.</summary>
    Item,

    /// <summary>Something true that is hidden: a fact of a region.</summary>
    Secret,
}
