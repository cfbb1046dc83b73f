using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>What can happen to a character's body and mind.</summary>
public abstract record CharacterVitalsEvent : CharacterEvent;

[EventType("character-damaged", 1)]
public sealed record CharacterDamaged(int Amount) : CharacterVitalsEvent;

[EventType("character-healed", 1)]
public sealed record CharacterHealed(int Amount) : CharacterVitalsEvent;

[EventType("character-hit-points-set", 1)]
public sealed record CharacterHitPointsSet(int Current, int Maximum) : CharacterVitalsEvent;

[EventType("character-temporary-hit-points-set", 1)]
public sealed record CharacterTemporaryHitPointsSet(int Amount) : CharacterVitalsEvent;

[EventType("character-rounds-passed", 1)]
public sealed record CharacterRoundsPassed(int Rounds) : CharacterVitalsEvent;

[EventType("character-condition-set", 1)]
public sealed record CharacterConditionSet(bool Hidden, string Condition, int? Rounds = null) : CharacterVitalsEvent;

[EventType("character-condition-removed", 1)]
public sealed record CharacterConditionRemoved(bool Hidden, string Condition) : CharacterVitalsEvent;
