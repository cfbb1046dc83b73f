using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Characters;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>What is different between two states of one character, as an owner or a game master sees its sheet.</summary>
internal static class SheetChanges
{
    /// <summary>Null when nothing that the sheet shows is different.</summary>
    internal static SheetChange? Between(CharacterState before, CharacterState after)
    {
        var change = new SheetChange
        {
            Schema = ReferenceEquals(before.Schema, after.Schema) ? null : after.Schema,
            Attributes = Same(before.Attributes, after.Attributes) ? null : after.Attributes,
            Resources = Same(before.Resources, after.Resources) ? null : CharacterViews.Resources(after),
            HitPoints = HitPointsBetween(before.HitPoints, after.HitPoints),
            Item = ItemBetween(before.Inventory, after.Inventory),
            InTransit = ReferenceEquals(before.InTransit, after.InTransit) ? null : CharacterViews.InTransit(after),
            Bonds = ReferenceEquals(before.Bonds, after.Bonds) ? null : after.Bonds,
            Goals = ReferenceEquals(before.Goals, after.Goals) ? null : after.Goals,
            Arc = before.Arc == after.Arc ? null : after.Arc,
            Notes = before.Notes == after.Notes ? null : after.Notes,
        };
        return change == Nothing ? null : change;
    }

    internal static bool Same<T>(ImmutableArray<T> left, ImmutableArray<T> right) => left == right || left.SequenceEqual(right);

    private static SheetChange Nothing { get; } = new();

    private static HitPointsView? HitPointsBetween(HitPoints before, HitPoints after) =>
        CharacterViews.HitPointsOf(before) == CharacterViews.HitPointsOf(after) ? null : CharacterViews.HitPointsOf(after);

    /// <summary>An event changes at most one thing of an inventory.</summary>
    private static ItemChange? ItemBetween(ImmutableSortedDictionary<ItemId, InventoryItem> before, ImmutableSortedDictionary<ItemId, InventoryItem> after)
    {
        if (ReferenceEquals(before, after)) return null;
        foreach (var (item, now) in after)
            if (!before.TryGetValue(item, out var then) || then != now) return new ItemChange(item, now);
        foreach (var item in before.Keys)
            if (!after.ContainsKey(item)) return new ItemChange(item);
        return null;
    }
}
