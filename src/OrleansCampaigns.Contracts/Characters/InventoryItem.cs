namespace OrleansCampaigns.Contracts.Characters;

/// <summary>A thing in an inventory.</summary>
[GenerateSerializer, Immutable, Alias("inventory-item")]
public sealed record InventoryItem([property: Id(0)] string Name, [property: Id(1)] int Quantity, [property: Id(2)] string Note);
