using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Webhooks;

/// <summary>The campaign's subscriptions, for game masters.</summary>
/// <remarks>Refused: <c>access.denied</c>. Answered with <see cref="WebhooksAnswer"/>.</remarks>
[Alias("list-webhooks")]
public sealed record ListWebhooks : Query;
