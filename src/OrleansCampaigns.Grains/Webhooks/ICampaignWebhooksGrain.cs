using Orleans.Concurrency;

namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>A campaign's subscriptions. Who may call is decided by the door. Key: the campaign's GUID. A failure of the database is a <c>CommandUndecidedException</c>.</summary>
[GrainInterfaceType("campaign-webhooks"), Alias("campaign-webhooks")]
public interface ICampaignWebhooksGrain : IGrainWithGuidKey
{
    /// <summary>Makes a message of an event for each subscription whose audience sees it; those that were made before are not made twice.</summary>
    /// <param name="sequence">Of the event.</param>
    /// <param name="handled">The id of its handling: from it the messages' ids derive.</param>
    [Alias("deliver")]
    Task DeliverAsync(long sequence, Guid handled);

    [Alias("create")]
    Task<WebhookReply> CreateAsync(WebhookOrder order);

    /// <summary>A new secret; the one before it signs too, for <see cref="CampaignWebhooksGrain.OldSecretFor"/>.</summary>
    [Alias("rotate")]
    Task<WebhookReply> RotateAsync(Guid webhook, Guid user);

    /// <summary>Tells it again from now on, by the right of <paramref name="user"/>.</summary>
    [Alias("enable")]
    Task<WebhookReply> EnableAsync(Guid webhook, Guid user);

    /// <summary>With all of its messages.</summary>
    [Alias("remove")]
    Task<WebhookReply> RemoveAsync(Guid webhook, Guid user);

    /// <summary>A message that only tries the way, once.</summary>
    [Alias("ping")]
    Task<WebhookReply> PingAsync(Guid webhook);

    /// <summary>Whatever became of it, a message is sent at once, with the same id, and for another day.</summary>
    [Alias("resend")]
    Task<WebhookReply> ResendAsync(Guid webhook, Guid delivery);
}
