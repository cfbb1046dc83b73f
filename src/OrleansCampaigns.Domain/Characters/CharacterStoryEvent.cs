using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>What can happen to what a character means to the story.</summary>
public abstract record CharacterStoryEvent : CharacterEvent;

[EventType("character-bond-set", 1)]
public sealed record CharacterBondSet(BondId Bond, bool Secret, CharacterBond Content) : CharacterStoryEvent;

[EventType("character-bond-removed", 1)]
public sealed record CharacterBondRemoved(BondId Bond, bool Secret) : CharacterStoryEvent;

[EventType("character-goal-set", 1)]
public sealed record CharacterGoalSet(GoalId Goal, string Text) : CharacterStoryEvent;

[EventType("character-goal-status-set", 1)]
public sealed record CharacterGoalStatusSet(GoalId Goal, GoalStatus Status) : CharacterStoryEvent;

[EventType("character-goal-removed", 1)]
public sealed record CharacterGoalRemoved(GoalId Goal) : CharacterStoryEvent;

[EventType("character-arc-set", 1)]
public sealed record CharacterArcSet(CharacterArc Arc) : CharacterStoryEvent;

[EventType("character-notes-written", 1)]
public sealed record CharacterNotesWritten(string Text) : CharacterStoryEvent;

[EventType("game-master-notes-written", 1)]
public sealed record GameMasterNotesWritten(string Text) : CharacterStoryEvent;
