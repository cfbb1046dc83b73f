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
[Alias("recap")]
public sealed record Recap(
    TimeSpan Duration,
    ImmutableArray<RecapPlayer> Players,
    ImmutableArray<string> Scenes,
    ImmutableArray<RollOfNote> RollsOfNote,
    long Lines,
    long Quotes,
    long Rolls,
    RecapBlow? HardestHit = null,
    RecapBlow? GreatestHealing = null);
