namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>What a slot asks of the noun that is bound to it.</summary>
internal enum SlotForm
{
    Name,
    Possessive,
    They,
    Them,
    Their,
    Is,
    Has,
    Was,
    Verb,

    /// <summary>No noun, but a phrase of the lexicon: sight, sound, smell, odd, time, weather.</summary>
    Sense,
}
