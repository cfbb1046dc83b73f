using Orleans.Concurrency;

namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>Sends one subscription's messages. Keys are made by <see cref="WebhookNames"/>.</summary>
[GrainInterfaceType("webhook-sender"), Alias("webhook-sender")]
public interface IWebhookSenderGrain : IGrainWithGuidCompoundKey
{
    /// <summary>Something may be due, or the subscription has changed. Told too often it costs a look at the database.</summary>
    /// <param name="atOnce">Somebody waits for it: the endpoint's breaker lets one try through.</param>
    [Alias("wake"), OneWay]
    Task WakeAsync(bool atOnce);
}
