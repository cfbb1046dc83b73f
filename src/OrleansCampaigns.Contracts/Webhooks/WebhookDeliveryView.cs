namespace OrleansCampaigns.Contracts.Webhooks;

/// <summary>A message in a list.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Type">Of the message.</param>
/// <param name="RecordedAt">When what it tells happened.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextAt">When it is tried next, when it waits.</param>
/// <param name="GiveUpAt">When it is given up, when it waits.</param>
/// <param name="Last">The last try.</param>
public sealed record WebhookDeliveryView(
    DeliveryId Id,
    string Type,
    DateTimeOffset RecordedAt,
    WebhookDeliveryStatus Status,
    int Attempts,
    DateTimeOffset? NextAt = null,
    DateTimeOffset? GiveUpAt = null,
    WebhookAttempt? Last = null);
