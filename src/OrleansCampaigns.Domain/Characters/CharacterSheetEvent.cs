using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>What can happen to a character's sheet.</summary>
public abstract record CharacterSheetEvent : CharacterEvent;

/// <summary>Holds what was kept, not only the schema: how much fits is decided once, when it happens.</summary>
[EventType("character-schema-replaced", 1)]
public sealed record CharacterSchemaReplaced(
    SheetSchema Schema, ImmutableArray<AttributeValue> Attributes, ImmutableArray<Resource> Resources, ImmutableArray<string> Tags) : CharacterSheetEvent;

[EventType("character-attribute-set", 1)]
public sealed record CharacterAttributeSet(string Name, int Value) : CharacterSheetEvent;

[EventType("character-resource-set", 1)]
public sealed record CharacterResourceSet(string Name, int Current, int Maximum) : CharacterSheetEvent;

[EventType("character-resource-changed", 1)]
public sealed record CharacterResourceChanged(string Name, int Delta) : CharacterSheetEvent;

[EventType("character-tag-added", 1)]
public sealed record CharacterTagAdded(string Tag) : CharacterSheetEvent;

[EventType("character-tag-removed", 1)]
public sealed record CharacterTagRemoved(string Tag) : CharacterSheetEvent;
