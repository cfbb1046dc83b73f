using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>What can happen to a session. Its combat and its log have unions of their own: <see cref="CombatEvent"/>, <see cref="LogEvent"/>.</summary>
public abstract record SessionEvent : DomainEvent;

[EventType("session-created", 1)]
public sealed record SessionCreated(SessionId Session, string Name) : SessionEvent;

[EventType("session-date-proposed", 1)]
public sealed record DateProposed(ProposalId Proposal, DateTimeOffset StartsAt, UserId By) : SessionEvent;

[EventType("session-proposal-withdrawn", 1)]
public sealed record ProposalWithdrawn(ProposalId Proposal) : SessionEvent;

[EventType("session-date-voted", 1)]
public sealed record DateVoted(ProposalId Proposal, UserId User, Vote Vote) : SessionEvent;

[EventType("session-date-fixed", 1)]
public sealed record DateFixed(DateTimeOffset StartsAt) : SessionEvent;

[EventType("session-opened", 1)]
public sealed record SessionOpened(DateTimeOffset At) : SessionEvent;

[EventType("session-paused", 1)]
public sealed record SessionPaused(DateTimeOffset At) : SessionEvent;

[EventType("session-resumed", 1)]
public sealed record SessionResumed(DateTimeOffset At) : SessionEvent;

/// <summary>Influence turns <see cref="ClockAdvances"/> into commands to the regions.</summary>
[EventType("session-closed", 1)]
public sealed record SessionClosed(DateTimeOffset At, Recap Recap, ImmutableArray<ClockAdvance> ClockAdvances) : SessionEvent;

[EventType("seat-taken", 1)]
public sealed record SeatTaken(UserId User, bool AsGameMaster, DateTimeOffset At, Sight CharacterSight, CharacterId? Character = null) : SessionEvent;

[EventType("seat-left", 1)]
public sealed record SeatLeft(UserId User) : SessionEvent;

[EventType("scene-prepared", 1)]
public sealed record ScenePrepared(SceneId Scene, string Title, string Notes, RegionId? Region = null) : SessionEvent;

/// <summary>Ends the running scene, if any, at the same moment.</summary>
[EventType("scene-started", 1)]
public sealed record SceneStarted(SceneId Scene, string Title, DateTimeOffset At, Sight RegionSight, RegionId? Region = null) : SessionEvent;

[EventType("scene-ended", 1)]
public sealed record SceneEnded(SceneId Scene, DateTimeOffset At) : SessionEvent;

[EventType("handout-created", 1)]
public sealed record HandoutCreated(HandoutId Handout, string Title, string Text, string? ImageUrl = null) : SessionEvent;

/// <summary>Holds only those to whom it is new.</summary>
[EventType("handout-shown", 1)]
public sealed record HandoutShown(HandoutId Handout, ImmutableArray<UserId> To, bool ToTable) : SessionEvent;
