using Microsoft.Extensions.Logging;

namespace OrleansCampaigns.Grains.Webhooks;

internal static partial class WebhookLog
{
    [LoggerMessage(1201, LogLevel.Warning, "The webhook {Webhook} of campaign {Campaign} is disabled: {Why}. A game master can enable it.")]
    public static partial void WebhookDisabled(this ILogger logger, Guid webhook, Guid campaign, string why);

    [LoggerMessage(1202, LogLevel.Warning, "A webhook's messages could not be read or recorded; they are looked at again.")]
    public static partial void WebhookNotSent(this ILogger logger, Exception cause);

    [LoggerMessage(1203, LogLevel.Warning, "Webhooks with something due could not be looked for; the next round tries again.")]
    public static partial void WebhooksNotKept(this ILogger logger, Exception cause);

    [LoggerMessage(1204, LogLevel.Information, "The webhook {Webhook} of campaign {Campaign} was {Change} by {User}.")]
    public static partial void WebhookChanged(this ILogger logger, Guid webhook, Guid campaign, string change, Guid user);
}
