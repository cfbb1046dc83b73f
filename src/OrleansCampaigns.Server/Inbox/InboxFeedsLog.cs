namespace OrleansCampaigns.Server.Inbox;

internal static partial class InboxFeedsLog
{
    [LoggerMessage(5001, LogLevel.Warning, "The inboxes of those who are connected could not be read; they are looked at again.")]
    public static partial void InboxesNotRead(this ILogger logger, Exception cause);
}
