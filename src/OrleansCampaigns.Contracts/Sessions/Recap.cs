using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>What an evening came to, made only from what everybody saw: no whisper, no secret roll, no hidden combatant counts.</summary>
/// <param name="Duration">From opening to closing, without breaks.</param>
/// <param name="Players">Who sat at the table; the 64 with the most to say.</param>
/// <param name="Scenes">Titles in the order of play; the newest 50.</param>
/// <param name="RollsOfNote">The first 30.</param>
/// <param name="Lines">Public lines.</param>
/// <param name="Quotes">Those of them that were in character.</param>
/// <param name="Rolls">Public rolls.</param>
/// <param name="HardestHit">The most damage at once, among open hit points.</param>
/// <param name="GreatestHealing">The most healing at once, among open hit points.</param>
[GenerateSerializer, Immutable, Alias("recap")]
public sealed record Recap(
    [property: Id(0)] TimeSpan Duration,
    [property: Id(1)] ImmutableArray<RecapPlayer> Players,
    [property: Id(2)] ImmutableArray<string> Scenes,
    [property: Id(3)] ImmutableArray<RollOfNote> RollsOfNote,
    [property: Id(4)] long Lines,
    [property: Id(5)] long Quotes,
    [property: Id(6)] long Rolls,
    [property: Id(7)] RecapBlow? HardestHit = null,
    [property: Id(8)] RecapBlow? GreatestHealing = null);
