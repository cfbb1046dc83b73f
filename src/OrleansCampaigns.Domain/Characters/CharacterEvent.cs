using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>What can happen to a character.</summary>
public abstract record CharacterEvent : DomainEvent;

[EventType("character-created", 1)]
public sealed record CharacterCreated(Contracts.Characters.CharacterId Character, string Name) : CharacterEvent;
