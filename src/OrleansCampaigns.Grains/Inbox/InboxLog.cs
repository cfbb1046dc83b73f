using Microsoft.Extensions.Logging;

namespace OrleansCampaigns.Grains.Inbox;

internal static partial class InboxLog
{
    [LoggerMessage(1201, LogLevel.Warning, "Servers could not be told whom to push to; they look themselves.")]
    public static partial void HintsNotSent(this ILogger logger, Exception cause);

    [LoggerMessage(1202, LogLevel.Warning, "What is due by the clock could not be told; it is tried again.")]
    public static partial void ClockNotKept(this ILogger logger, Exception cause);
}
