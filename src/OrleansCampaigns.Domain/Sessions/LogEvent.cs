using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>What can be added to a session's log: the most frequent events of all.</summary>
public abstract record LogEvent : SessionEvent;

/// <summary>Everybody who follows the session sees it. <see cref="Kind"/> is speech, talk or narration.</summary>
[EventType("line-said", 1)]
public sealed record LineSaid(
    LogEntryId Entry,
    LogKind Kind,
    UserId Author,
    string Text,
    DateTimeOffset At,
    Sight CharacterSight,
    CharacterId? Character = null) : LogEvent;

/// <summary>The author, <see cref="To"/> (sorted, without the author) and the game masters see it.</summary>
[EventType("whisper-said", 1)]
public sealed record WhisperSaid(
    LogEntryId Entry,
    UserId Author,
    ImmutableArray<UserId> To,
    string Text,
    DateTimeOffset At,
    Sight CharacterSight,
    CharacterId? Character = null) : LogEvent;

/// <summary><see cref="Seed"/> gives <see cref="Result"/> again; the result is stored so that no later change of the dice rewrites an evening.</summary>
[EventType("dice-rolled", 1)]
public sealed record DiceRolled(
    RollId Roll,
    UserId Author,
    string Expression,
    RollAudience Audience,
    ulong Seed,
    DiceResult Result,
    DateTimeOffset At,
    Sight CharacterSight,
    CharacterId? Character = null) : LogEvent;
