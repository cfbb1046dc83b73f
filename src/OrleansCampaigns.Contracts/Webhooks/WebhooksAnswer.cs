using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Webhooks;

/// <summary>All of a campaign's subscriptions; a campaign has few.</summary>
[Alias("webhooks-answer")]
public sealed record WebhooksAnswer(ImmutableArray<WebhookView> Webhooks) : Answer;
