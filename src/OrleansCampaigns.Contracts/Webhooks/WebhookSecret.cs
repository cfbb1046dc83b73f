namespace OrleansCampaigns.Contracts.Webhooks;

/// <summary>A subscription's secret, told this once and never listed.</summary>
/// <param name="Webhook">The subscription.</param>
/// <param name="Secret"><c>whsec_</c> and the base64 of the key of the signatures.</param>
/// <param name="OldValidUntil">After a rotation: until then messages carry a signature with the secret before it, too.</param>
public sealed record WebhookSecret(WebhookId Webhook, string Secret, DateTimeOffset? OldValidUntil = null);
