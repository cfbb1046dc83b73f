namespace OrleansCampaigns.Contracts.Characters;

/// <summary>One thing of an inventory as it is now; null: it is gone.</summary>
[Alias("item-change")]
public sealed record ItemChange(ItemId Item, InventoryItem? Now = null);
