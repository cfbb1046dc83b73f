using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>The parts of a sheet that are different now, each as a whole; null: unchanged. Of the inventory, the one thing that changed.</summary>
[GenerateSerializer, Immutable, Alias("sheet-change")]
public sealed record SheetChange
{
    [Id(0)]
    public SheetSchema? Schema { get; init; }

    [Id(1)]
    public ImmutableArray<AttributeValue>? Attributes { get; init; }

    [Id(2)]
    public ImmutableArray<ResourceView>? Resources { get; init; }

    [Id(3)]
    public HitPointsView? HitPoints { get; init; }

    [Id(4)]
    public ItemChange? Item { get; init; }

    [Id(5)]
    public ImmutableSortedDictionary<TransferId, TransferView>? InTransit { get; init; }

    [Id(6)]
    public ImmutableSortedDictionary<BondId, CharacterBond>? Bonds { get; init; }

    [Id(7)]
    public ImmutableSortedDictionary<GoalId, CharacterGoal>? Goals { get; init; }

    [Id(8)]
    public CharacterArc? Arc { get; init; }

    [Id(9)]
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
