using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>The parts of a sheet that are different now, each as a whole; null: unchanged. Of the inventory, the one thing that changed.</summary>
[Alias("sheet-change")]
public sealed record SheetChange
{
    public SheetSchema? Schema { get; init; }

    public ImmutableArray<AttributeValue>? Attributes { get; init; }

    public ImmutableArray<ResourceView>? Resources { get; init; }

    public HitPointsView? HitPoints { get; init; }

    public ItemChange? Item { get; init; }

    public ImmutableSortedDictionary<TransferId, TransferView>? InTransit { get; init; }

    public ImmutableSortedDictionary<BondId, CharacterBond>? Bonds { get; init; }

    public ImmutableSortedDictionary<GoalId, CharacterGoal>? Goals { get; init; }

    public CharacterArc? Arc { get; init; }

    public string? Notes { get; init; }

    public CharacterSheet Apply(CharacterSheet sheet) => new(
        Schema ?? sheet.Schema,
        Attributes ?? sheet.Attributes,
        Resources ?? sheet.Resources,
        HitPoints ?? sheet.HitPoints,
        Item is { } item ? sheet.Inventory.Put(item.Item, item.Now) : sheet.Inventory,
        InTransit ?? sheet.InTransit,
        Bonds ?? sheet.Bonds,
        Goals ?? sheet.Goals,
        Arc ?? sheet.Arc,
        Notes ?? sheet.Notes);
}
