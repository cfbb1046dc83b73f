using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>What owners and game masters see of a character beside its appearance. Attributes and resources are in the schema's order.</summary>
[Alias("character-sheet")]
public sealed record CharacterSheet(
    SheetSchema Schema,
    ImmutableArray<AttributeValue> Attributes,
    ImmutableArray<ResourceView> Resources,
    HitPointsView HitPoints,
    ImmutableSortedDictionary<ItemId, InventoryItem> Inventory,
    ImmutableSortedDictionary<TransferId, TransferView> InTransit,
    ImmutableSortedDictionary<BondId, CharacterBond> Bonds,
    ImmutableSortedDictionary<GoalId, CharacterGoal> Goals,
    CharacterArc Arc,
    string Notes);
