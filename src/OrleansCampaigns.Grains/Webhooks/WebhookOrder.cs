using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>A new subscription.</summary>
[GenerateSerializer, Immutable, Alias("webhook-order")]
public sealed record WebhookOrder(
    [property: Id(0)] Guid Webhook,
    [property: Id(1)] string Url,
    [property: Id(2)] ImmutableArray<string> Kinds,
    [property: Id(3)] ChannelKind Audience,
    [property: Id(4)] Guid Owner);
