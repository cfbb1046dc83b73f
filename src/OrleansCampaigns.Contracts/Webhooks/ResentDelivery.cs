namespace OrleansCampaigns.Contracts.Webhooks;

/// <summary>A message that is sent as soon as the subscription's turn comes: see what became of it in its list.</summary>
public sealed record ResentDelivery(DeliveryId Delivery);
