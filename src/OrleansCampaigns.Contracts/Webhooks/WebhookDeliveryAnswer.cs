using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Webhooks;

/// <summary>One message.</summary>
/// <param name="Delivery">As in a list.</param>
/// <param name="Attempts">Its newest tries, oldest first.</param>
/// <param name="Message">What is sent: a <see cref="WebhookMessage"/>.</param>
[Alias("webhook-delivery-answer")]
public sealed record WebhookDeliveryAnswer(WebhookDeliveryView Delivery, ImmutableArray<WebhookAttempt> Attempts, JsonElement Message) : Answer;
