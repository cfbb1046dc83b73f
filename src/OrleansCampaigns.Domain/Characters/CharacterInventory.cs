using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>The things that a character has. How they change hands: <see cref="CharacterTransfers"/>.</summary>
internal static class CharacterInventory
{
    internal static Decision<CharacterEvent>? Decide(CharacterCommand command, CharacterState state) => command switch
    {
        AddItem c => Add(c, state),
        RemoveItem c => state.Inventory.ContainsKey(c.Item) ? new ItemRemoved(c.Item) : Decision<CharacterEvent>.Nothing,
        ChangeItemQuantity c => Change(c, state),
        DescribeItem c => Describe(c, state),
        _ => (Decision<CharacterEvent>?)null,
    };

    internal static CharacterState Evolve(CharacterState state, CharacterInventoryEvent happened) => happened switch
    {
        ItemAdded e => With(state, e.Item, new InventoryItem(e.Name, e.Quantity, e.Note)),
        ItemRemoved e => state with { Inventory = state.Inventory.Remove(e.Item) },
        ItemQuantityChanged e => With(state, e.Item, state.Inventory[e.Item] with { Quantity = e.Delta }),
        ItemDescribed e => state with { Inventory = state.Inventory.SetItem(e.Item, state.Inventory[e.Item] with { Name = e.Name, Note = e.Note }) },
        _ => CharacterTransfers.Evolve(state, happened),
    };

    /// <summary>Puts the content to what is there under the id; name and note of what is there stay. A quantity of 0 or less leaves none.</summary>
    internal static CharacterState With(CharacterState state, ItemId item, InventoryItem content)
    {
        var sum = state.Inventory.TryGetValue(item, out var there) ? there with { Quantity = there.Quantity + content.Quantity } : content;
        return state with { Inventory = state.Inventory.Put(item, sum.Quantity > 0 ? sum : null) };
    }

    /// <summary>Null when so many fit. What is on its way keeps its place, so that it can always come back.</summary>
    internal static Refusal? RoomProblem(CharacterState state, ItemId item, int quantity)
    {
        var onTheWay = state.InTransit.Values.Where(t => t.Item == item).Sum(t => (long)t.Content.Quantity);
        var there = state.Inventory.TryGetValue(item, out var held) ? held.Quantity : 0;
        var places = state.Inventory.Count + state.InTransit.Count + (held is null ? 1 : 0);
        return places <= CharacterLimits.ItemsMax && there + onTheWay + quantity <= CharacterLimits.NumberMax
            ? null
            : Refusal.Conflict("inventory.full", $"An inventory holds at most {CharacterLimits.ItemsMax} things, and of each at most {CharacterLimits.NumberMax}.");
    }

    internal static Refusal UnknownItem() => Refusal.NotFound("item.unknown", "There is no such thing in the inventory.");

    internal static Refusal TooFew() => Refusal.Conflict("item.too-few", "There are not that many in the inventory.");

    private static Decision<CharacterEvent> Add(AddItem command, CharacterState state)
    {
        if (CharacterDecider.IdProblem(command.Item.Value) is { } id) return id;
        if (TextProblem(command.Name, command.Note) is { } text) return text;
        if (CharacterDecider.NumberProblem("quantity", command.Quantity, 1, CharacterLimits.NumberMax) is { } quantity) return quantity;
        if (RoomProblem(state, command.Item, command.Quantity) is { } room) return room;
        return state.Inventory.ContainsKey(command.Item)
            ? new ItemQuantityChanged(command.Item, command.Quantity)
            : new ItemAdded(command.Item, command.Name, command.Quantity, command.Note ?? "");
    }

    private static Decision<CharacterEvent> Change(ChangeItemQuantity command, CharacterState state)
    {
        if (!state.Inventory.TryGetValue(command.Item, out var there)) return UnknownItem();
        if (CharacterDecider.NumberProblem("change", command.Delta, -CharacterLimits.NumberMax, CharacterLimits.NumberMax) is { } number) return number;
        if (there.Quantity + command.Delta < 0) return TooFew();
        if (command.Delta > 0 && RoomProblem(state, command.Item, command.Delta) is { } room) return room;
        return command.Delta == 0 ? Decision<CharacterEvent>.Nothing : new ItemQuantityChanged(command.Item, command.Delta);
    }

    private static Decision<CharacterEvent> Describe(DescribeItem command, CharacterState state)
    {
        if (!state.Inventory.TryGetValue(command.Item, out var there)) return UnknownItem();
        if (TextProblem(command.Name, command.Note) is { } text) return text;
        return there.Name == command.Name && there.Note == (command.Note ?? "")
            ? Decision<CharacterEvent>.Nothing
            : new ItemDescribed(command.Item, command.Name, command.Note ?? "");
    }

    private static Refusal? TextProblem(string name, string note) =>
        TextRule.Problem("item's name", name, TextRule.TitleLengthMax)
        ?? TextRule.ProblemIfAny("item's note", note ?? "", CharacterLimits.PassageLengthMax);
}
