namespace OrleansCampaigns.Journal;

/// <summary>A subscription as it is stored.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="SubscriptionId">One of the campaign's.</param>
/// <param name="Version">1, 2, 3 … with each write.</param>
/// <param name="State">What the caller keeps.</param>
public sealed record WebhookRow(Guid CampaignId, Guid SubscriptionId, long Version, byte[] State);
