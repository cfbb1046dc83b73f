using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Webhooks;

/// <summary>A page of a subscription's messages.</summary>
/// <param name="Deliveries">At most as many as were asked for.</param>
/// <param name="Next">To be sent as <see cref="ListWebhookDeliveries.After"/>; null when this is the end.</param>
[Alias("webhook-deliveries-answer")]
public sealed record WebhookDeliveriesAnswer(ImmutableArray<WebhookDeliveryView> Deliveries, string? Next = null) : Answer;
