using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>What became of a change: a refusal, or what is to be told of it.</summary>
/// <param name="Refusal">Why nothing happened.</param>
/// <param name="Secret">A new secret.</param>
/// <param name="OldUntil">Until when the one before it signs.</param>
/// <param name="Delivery">A message that was made or is sent again.</param>
[GenerateSerializer, Immutable, Alias("webhook-reply")]
public sealed record WebhookReply(
    [property: Id(0)] Refusal? Refusal = null,
    [property: Id(1)] string? Secret = null,
    [property: Id(2)] DateTimeOffset? OldUntil = null,
    [property: Id(3)] Guid? Delivery = null);
