namespace OrleansCampaigns.Contracts.Characters;

/// <summary>A thing in an inventory.</summary>
[Alias("inventory-item")]
public sealed record InventoryItem(string Name, int Quantity, string Note);
