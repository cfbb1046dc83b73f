using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Webhooks;

/// <summary>What was and is to be sent to a subscription, newest first, for game masters.</summary>
/// <param name="Webhook">The subscription.</param>
/// <param name="Status">Only those; null: all.</param>
/// <param name="After"><see cref="WebhookDeliveriesAnswer.Next"/> of the page before; null for the beginning.</param>
/// <param name="Limit">1 to 100.</param>
/// <remarks>Refused: <c>page.limit</c>, <c>page.after</c>, <c>access.denied</c>, <c>webhook.unknown</c>. Answered with <see cref="WebhookDeliveriesAnswer"/>.</remarks>
[Alias("list-webhook-deliveries")]
public sealed record ListWebhookDeliveries(WebhookId Webhook, WebhookDeliveryStatus? Status = null, string? After = null, int Limit = PageLimits.ItemsDefault) : Query;
