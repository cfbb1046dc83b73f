using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>What owners and game masters see of a character beside its appearance. Attributes and resources are in the schema's order.</summary>
[GenerateSerializer, Immutable, Alias("character-sheet")]
public sealed record CharacterSheet(
    [property: Id(0)] SheetSchema Schema,
    [property: Id(1)] ImmutableArray<AttributeValue> Attributes,
    [property: Id(2)] ImmutableArray<ResourceView> Resources,
    [property: Id(3)] HitPointsView HitPoints,
    [property: Id(4)] ImmutableSortedDictionary<ItemId, InventoryItem> Inventory,
    [property: Id(5)] ImmutableSortedDictionary<TransferId, TransferView> InTransit,
    [property: Id(6)] ImmutableSortedDictionary<BondId, CharacterBond> Bonds,
    [property: Id(7)] ImmutableSortedDictionary<GoalId, CharacterGoal> Goals,
    [property: Id(8)] CharacterArc Arc,
    [property: Id(9)] string Notes);
