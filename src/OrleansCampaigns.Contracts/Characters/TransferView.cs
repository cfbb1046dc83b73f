namespace OrleansCampaigns.Contracts.Characters;

/// <summary>A thing that has left an inventory and not yet arrived in another. The receiver is left out: it may be hidden from the owner.</summary>
[GenerateSerializer, Immutable, Alias("transfer-view")]
public sealed record TransferView([property: Id(0)] ItemId Item, [property: Id(1)] string Name, [property: Id(2)] int Quantity);
