using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>One line or roll. An entry may be in a main channel and in a user's own one: it is the same if entry and author are.</summary>
/// <param name="Entry">Chosen by the author; unique only among the author's own.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Author">Who sent it.</param>
/// <param name="Text">The line, or a roll's expression.</param>
/// <param name="At">When the server took it.</param>
/// <param name="To">Other recipients of a whisper; otherwise empty.</param>
/// <param name="Character">Who speaks or acts, if it is in character and this audience may know the character.</param>
/// <param name="Audience">Of a roll.</param>
/// <param name="Result">Of a roll; null for the roller of a blind one.</param>
[Alias("log-entry-view")]
public sealed record LogEntryView(
    LogEntryId Entry,
    LogKind Kind,
    UserId Author,
    string Text,
    DateTimeOffset At,
    ImmutableArray<UserId> To,
    CharacterId? Character = null,
    RollAudience? Audience = null,
    DiceResult? Result = null);
