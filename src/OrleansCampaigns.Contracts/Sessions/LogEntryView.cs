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
[GenerateSerializer, Immutable, Alias("log-entry-view")]
public sealed record LogEntryView(
    [property: Id(0)] LogEntryId Entry,
    [property: Id(1)] LogKind Kind,
    [property: Id(2)] UserId Author,
    [property: Id(3)] string Text,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] ImmutableArray<UserId> To,
    [property: Id(6)] CharacterId? Character = null,
    [property: Id(7)] RollAudience? Audience = null,
    [property: Id(8)] DiceResult? Result = null);
