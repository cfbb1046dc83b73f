namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>Whom or what a sentence can speak of.</summary>
/// <param name="Key">Stable in the campaign, e.g. <c>npc/14</c>: what provenance cites.</param>
/// <param name="Name">As it stands inside a sentence: <c>Rusk</c>, <c>the Ash Ledger</c>. An article is dropped after another one.</param>
/// <param name="Form">Its pronouns.</param>
public sealed record Noun(string Key, string Name, NounForm Form)
{
    /// <summary>Of places: whose senses are lent, e.g. <c>harbour</c>; empty otherwise.</summary>
    public string PlaceKind { get; init; } = "";

    /// <summary>Of people: which wants and voices fit, e.g. <c>smith</c>; may be empty.</summary>
    public string Archetype { get; init; } = "";

    /// <summary>Somebody with a want, a fear and a voice: no place, group or thing.</summary>
    public bool IsPerson { get; init; }
}
