using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Webhooks;

/// <summary>One message with its tries, for game masters.</summary>
/// <remarks>Refused: <c>access.denied</c>, <c>delivery.unknown</c>. Answered with <see cref="WebhookDeliveryAnswer"/>.</remarks>
[Alias("view-webhook-delivery")]
public sealed record ViewWebhookDelivery(WebhookId Webhook, DeliveryId Delivery) : Query;
