using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>What can happen to a character's things.</summary>
public abstract record CharacterInventoryEvent : CharacterEvent;

[EventType("item-added", 1)]
public sealed record ItemAdded(ItemId Item, string Name, int Quantity, string Note) : CharacterInventoryEvent;

[EventType("item-removed", 1)]
public sealed record ItemRemoved(ItemId Item) : CharacterInventoryEvent;

[EventType("item-quantity-changed", 1)]
public sealed record ItemQuantityChanged(ItemId Item, int Delta) : CharacterInventoryEvent;

[EventType("item-described", 1)]
public sealed record ItemDescribed(ItemId Item, string Name, string Note) : CharacterInventoryEvent;

/// <summary>The item has left the giver and is on its way. Causes <see cref="ReceiveItem"/>.</summary>
[EventType("item-given", 1)]
public sealed record ItemGiven(
    TransferId Transfer, long Number, long OldestOpen, CharacterId To, ItemId Item, InventoryItem Content) : CharacterInventoryEvent;

/// <summary>The receiver has the item. Causes <see cref="CompleteTransfer"/>.</summary>
[EventType("item-received", 1)]
public sealed record ItemReceived(
    TransferId Transfer, long Number, long OldestOpen, CharacterId From, ItemId Item, InventoryItem Content) : CharacterInventoryEvent;

/// <summary>The receiver will never take the item, also if delivered again. Causes <see cref="ReturnItem"/>.</summary>
[EventType("item-declined", 1)]
public sealed record ItemDeclined(
    TransferId Transfer, long Number, long OldestOpen, CharacterId From, string Reason) : CharacterInventoryEvent;

/// <summary>The giver knows that the receiver has the item.</summary>
[EventType("item-transfer-completed", 1)]
public sealed record ItemTransferCompleted(TransferId Transfer) : CharacterInventoryEvent;

/// <summary>The giver has the item again.</summary>
[EventType("item-returned", 1)]
public sealed record ItemReturned(TransferId Transfer, string Reason) : CharacterInventoryEvent;
