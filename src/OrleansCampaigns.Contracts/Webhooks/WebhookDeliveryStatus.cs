namespace OrleansCampaigns.Contracts.Webhooks;

/// <summary>How far a message has come.</summary>
[GenerateSerializer, Alias("webhook-delivery-status")]
public enum WebhookDeliveryStatus
{
    /// <summary>It is sent when it is due.</summary>
    Waiting,

    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>It was given up, until somebody has it sent again.</summary>
    Dead,
}
