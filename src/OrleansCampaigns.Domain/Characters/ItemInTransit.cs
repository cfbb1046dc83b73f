using OrleansCampaigns.Contracts.Characters;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>What has left this character's inventory and is not yet known to have arrived.</summary>
/// <param name="Number">1, 2, 3 … among this character's transfers: the identity of the transfer between giver and receiver, never used twice.</param>
/// <param name="To">The receiver.</param>
/// <param name="Item">The thing.</param>
/// <param name="Content">Its name, note and the quantity on its way.</param>
public sealed record ItemInTransit(long Number, CharacterId To, ItemId Item, InventoryItem Content);
