using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>What can happen to a character. The rooms of its life follow: identity here, then sheet, vitals, inventory, story.</summary>
public abstract record CharacterEvent : DomainEvent;

[EventType("character-created", 1)]
public sealed record CharacterCreated(
    CharacterId Character, string Name, SheetSchema Schema, int HitPointsMaximum, bool Hidden, UserId? Owner = null) : CharacterEvent;

[EventType("character-renamed", 1)]
public sealed record CharacterRenamed(string Name) : CharacterEvent;

[EventType("character-portrait-set", 1)]
public sealed record CharacterPortraitSet(string? Url = null) : CharacterEvent;

[EventType("character-owner-assigned", 1)]
public sealed record CharacterOwnerAssigned(UserId User) : CharacterEvent;

[EventType("character-owner-unassigned", 1)]
public sealed record CharacterOwnerUnassigned(UserId User) : CharacterEvent;

[EventType("character-retired", 1)]
public sealed record CharacterRetired : CharacterEvent;

[EventType("character-unretired", 1)]
public sealed record CharacterUnretired : CharacterEvent;

[EventType("character-revealed", 1)]
public sealed record CharacterRevealed : CharacterEvent;

[EventType("character-hidden", 1)]
public sealed record CharacterHidden : CharacterEvent;
