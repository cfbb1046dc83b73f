using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>What can happen to a session's combat.</summary>
public abstract record CombatEvent : SessionEvent;

[EventType("combatant-added", 1)]
public sealed record CombatantAdded(PlacedCombatant Placed) : CombatEvent;

[EventType("combatant-altered", 1)]
public sealed record CombatantAltered(PlacedCombatant Placed) : CombatEvent;

[EventType("combatant-removed", 1)]
public sealed record CombatantRemoved(CombatantId Combatant) : CombatEvent;

[EventType("initiative-set", 1)]
public sealed record InitiativeSet(CombatantId Combatant, int? Initiative = null) : CombatEvent;

[EventType("turn-passed", 1)]
public sealed record TurnPassed : CombatEvent;

[EventType("turn-taken-back", 1)]
public sealed record TurnTakenBack : CombatEvent;

[EventType("combat-ended", 1)]
public sealed record CombatEnded : CombatEvent;

[EventType("combatant-damaged", 1)]
public sealed record CombatantDamaged(CombatantId Combatant, int Amount) : CombatEvent;

[EventType("combatant-healed", 1)]
public sealed record CombatantHealed(CombatantId Combatant, int Amount) : CombatEvent;

[EventType("hit-points-assigned", 1)]
public sealed record HitPointsAssigned(CombatantId Combatant, int HitPoints) : CombatEvent;

[EventType("conditions-assigned", 1)]
public sealed record ConditionsAssigned(CombatantId Combatant, ImmutableArray<string> Conditions) : CombatEvent;

/// <summary>Replaces the whole combat.</summary>
[EventType("combat-reported", 1)]
public sealed record CombatReported(int Round, ImmutableArray<PlacedCombatant> Order, CombatantId? Turn = null) : CombatEvent;
