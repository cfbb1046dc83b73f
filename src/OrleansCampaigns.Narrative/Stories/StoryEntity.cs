namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Somebody or something that stories are told of.</summary>
/// <param name="Key">Stable for the life of the campaign, e.g. <c>npc/14</c>. It orders ties, so that a renamed person changes no plan.</param>
/// <param name="Name">As prose says it.</param>
/// <param name="Kind">What roles it can be cast in.</param>
public sealed record StoryEntity(string Key, string Name, StoryKind Kind)
{
    /// <summary>The party's key, the same in every world.</summary>
    public const string PartyKey = "party";

    public Pronouns Pronouns { get; init; } = Pronouns.They;

    /// <summary>Of places: the lexicon's word for it, e.g. <c>harbour</c>; empty otherwise.</summary>
    public string PlaceKind { get; init; } = "";

    /// <summary>Of people: what they are, e.g. <c>smith</c>; may be empty.</summary>
    public string Archetype { get; init; } = "";
}
