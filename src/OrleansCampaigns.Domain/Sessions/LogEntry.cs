using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>A line or roll as the session remembers it.</summary>
/// <param name="Number">Its place among all entries of the session, secret ones too: it orders the game masters' log and never leaves the state.</param>
public sealed record LogEntry(
    long Number,
    LogEntryId Id,
    LogKind Kind,
    UserId Author,
    string Text,
    DateTimeOffset At,
    ImmutableArray<UserId> To,
    Sight CharacterSight,
    CharacterId? Character = null,
    RollAudience? Audience = null,
    DiceResult? Result = null);
