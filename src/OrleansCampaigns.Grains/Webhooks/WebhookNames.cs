namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>The one place where keys of webhooks' grains and names of messages are built.</summary>
public static class WebhookNames
{
    private const string MessagePrefix = "msg_";

    /// <summary>The header <c>webhook-id</c>.</summary>
    public static string IdOf(Guid delivery) => MessagePrefix + delivery.ToString("N");

    internal static IWebhookSenderGrain GetWebhookSender(this IGrainFactory grains, Guid campaign, Guid webhook) =>
        grains.GetGrain<IWebhookSenderGrain>(webhook, campaign.ToString("N"));
}
