namespace OrleansCampaigns.Journal;

/// <summary>A message to one subscription, as it is stored.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="SubscriptionId">To whom.</param>
/// <param name="DeliveryId">The same however often it is made or sent.</param>
/// <param name="RecordedAt">When what it tells was recorded.</param>
/// <param name="Sequence">Of the event that it tells; 0 for none. It orders what is due at the same time.</param>
/// <param name="MessageType">Of the message.</param>
/// <param name="Body">What is sent.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="DueAt">Not tried before.</param>
/// <param name="GiveUpAt">A try that fails then or later is the last.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="History">What the caller keeps of the tries.</param>
public sealed record WebhookDeliveryRow(
    Guid CampaignId,
    Guid SubscriptionId,
    Guid DeliveryId,
    DateTimeOffset RecordedAt,
    long Sequence,
    string MessageType,
    byte[] Body,
    DeliveryStatus Status,
    DateTimeOffset DueAt,
    DateTimeOffset GiveUpAt,
    int Attempts,
    byte[] History);
