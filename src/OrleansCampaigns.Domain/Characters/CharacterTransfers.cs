using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>
/// An item changes hands in three recorded steps, each of which happens once however often it is delivered, and each of which follows from the one before as soon as
/// anybody reads the journal: <see cref="ItemGiven"/> (out of the giver's inventory, into <see cref="CharacterState.InTransit"/>), then <see cref="ItemReceived"/> or
/// <see cref="ItemDeclined"/> (final, whatever changes at the receiver later), then <see cref="ItemTransferCompleted"/> or <see cref="ItemReturned"/>.
/// A transfer is known by giver and number, so an id that is used again is another transfer, and a late delivery of the first cannot touch it.
/// </summary>
internal static class CharacterTransfers
{
    internal static Decision<CharacterEvent>? Decide(CharacterCommand command, CharacterState state, CommandContext context) => command switch
    {
        GiveItem c => Give(c, state, context),
        ReceiveItem c => Receive(c, state),
        CompleteTransfer c => IsOpen(state, c.Transfer, c.Number) ? new ItemTransferCompleted(c.Transfer) : Decision<CharacterEvent>.Nothing,
        ReturnItem c => IsOpen(state, c.Transfer, c.Number) ? new ItemReturned(c.Transfer, c.Reason ?? "") : Decision<CharacterEvent>.Nothing,
        _ => (Decision<CharacterEvent>?)null,
    };

    internal static CharacterState Evolve(CharacterState state, CharacterInventoryEvent happened) => happened switch
    {
        ItemGiven e => CharacterInventory.With(state, e.Item, e.Content with { Quantity = -e.Content.Quantity }) with
        {
            LastTransfer = e.Number,
            InTransit = state.InTransit.Add(e.Transfer, new ItemInTransit(e.Number, e.To, e.Item, e.Content)),
        },
        ItemReceived e => Answered(CharacterInventory.With(state, e.Item, e.Content), e.From, e.Number, e.OldestOpen),
        ItemDeclined e => Answered(state, e.From, e.Number, e.OldestOpen),
        ItemTransferCompleted e => Finished(state, e.Transfer),
        ItemReturned e => Finished(CharacterInventory.With(state, state.InTransit[e.Transfer].Item, state.InTransit[e.Transfer].Content), e.Transfer),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no meaning for an inventory."),
    };

    private static Decision<CharacterEvent> Give(GiveItem command, CharacterState state, CommandContext context)
    {
        if (CharacterDecider.IdProblem(command.Transfer.Value) is { } id) return id;
        if (state.FinishedTransfers.Contains(command.Transfer)) return Decision<CharacterEvent>.Nothing;
        if (state.InTransit.TryGetValue(command.Transfer, out var open)) return Again(command, open);
        if (command.To == state.Id) return Refusal.Conflict("transfer.to-self", "The character has it already.");
        if (CharacterDecider.Visible(command.To, context) is not { } receiver) return CharacterDecider.UnknownCharacter();
        if (receiver.Retired) return Refusal.Conflict("character.retired", "The receiver has retired.");
        if (CharacterDecider.NumberProblem("quantity", command.Quantity, 1, CharacterLimits.NumberMax) is { } quantity) return quantity;
        if (!state.Inventory.TryGetValue(command.Item, out var item)) return CharacterInventory.UnknownItem();
        if (item.Quantity < command.Quantity) return CharacterInventory.TooFew();
        var number = state.LastTransfer + 1;
        var oldest = state.InTransit.Values.Select(t => t.Number).Append(number).Min();
        if (state.InTransit.Count >= CharacterLimits.TransfersMax || number - oldest >= CharacterLimits.TransferWindow)
            return Refusal.Conflict("transfer.too-many", $"At most {CharacterLimits.TransfersMax} gifts of a character are on their way at once.");
        if (CannotComeBack(state, item, command.Quantity)) return Refusal.Conflict("inventory.full", "There would be no place for it to come back to.");
        return new ItemGiven(command.Transfer, number, oldest, command.To, command.Item, item with { Quantity = command.Quantity });
    }

    /// <summary>A part of a stack on its way needs a place of its own: the rest of the stack keeps the other.</summary>
    private static bool CannotComeBack(CharacterState state, InventoryItem item, int quantity) =>
        quantity < item.Quantity && state.Inventory.Count + state.InTransit.Count >= CharacterLimits.ItemsMax;

    private static Decision<CharacterEvent> Again(GiveItem command, ItemInTransit open) =>
        open.To == command.To && open.Item == command.Item && open.Content.Quantity == command.Quantity
            ? Decision<CharacterEvent>.Nothing
            : Refusal.Conflict("transfer.exists", "Another gift with this id is on its way.");

    private static Decision<CharacterEvent> Receive(ReceiveItem command, CharacterState state)
    {
        var window = state.ReceivedFrom.GetValueOrDefault(command.From, ReceivedWindow.Start);
        if (window.Holds(command.Number)) return Decision<CharacterEvent>.Nothing;
        if (Malformed(command, window)) return Refusal.Invalid("transfer.invalid", "This is no gift that a character can have sent.");
        if (state.Retired) return Decline(command, "character.retired");
        if (CharacterInventory.RoomProblem(state, command.Item, command.Quantity) is { } room) return Decline(command, room.Code);
        return new ItemReceived(command.Transfer, command.Number, command.OldestOpen, command.From, command.Item, new InventoryItem(command.Name, command.Quantity, command.Note));
    }

    private static bool Malformed(ReceiveItem command, ReceivedWindow window) =>
        command.OldestOpen < 1 || !window.Reaches(command.Number, command.OldestOpen)
        || command.Quantity is < 1 or > CharacterLimits.NumberMax || command.Name is null || command.Note is null
        || CharacterDecider.IdProblem(command.Item.Value) is not null
        || CharacterDecider.IdProblem(command.Transfer.Value) is not null
        || CharacterDecider.IdProblem(command.From.Value) is not null;

    private static ItemDeclined Decline(ReceiveItem command, string reason) => new(command.Transfer, command.Number, command.OldestOpen, command.From, reason);

    private static bool IsOpen(CharacterState state, TransferId transfer, long number) =>
        state.InTransit.TryGetValue(transfer, out var open) && open.Number == number;

    private static CharacterState Answered(CharacterState state, CharacterId from, long number, long oldestOpen) => state with
    {
        ReceivedFrom = state.ReceivedFrom.SetItem(from, state.ReceivedFrom.GetValueOrDefault(from, ReceivedWindow.Start).Add(number, oldestOpen)),
    };

    private static CharacterState Finished(CharacterState state, TransferId transfer)
    {
        var finished = state.FinishedTransfers.Add(transfer);
        return state with
        {
            InTransit = state.InTransit.Remove(transfer),
            FinishedTransfers = finished.Length > CharacterLimits.FinishedTransfersMax ? finished.RemoveAt(0) : finished,
        };
    }
}
