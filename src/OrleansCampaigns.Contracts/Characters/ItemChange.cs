namespace OrleansCampaigns.Contracts.Characters;

/// <summary>One thing of an inventory as it is now; null: it is gone.</summary>
[GenerateSerializer, Immutable, Alias("item-change")]
public sealed record ItemChange([property: Id(0)] ItemId Item, [property: Id(1)] InventoryItem? Now = null);
