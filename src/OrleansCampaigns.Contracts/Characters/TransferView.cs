namespace OrleansCampaigns.Contracts.Characters;

/// <summary>A thing that has left an inventory and not yet arrived in another. The receiver is left out: it may be hidden from the owner.</summary>
[Alias("transfer-view")]
public sealed record TransferView(ItemId Item, string Name, int Quantity);
