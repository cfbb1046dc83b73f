using Microsoft.Extensions.Logging;

namespace OrleansCampaigns.Grains.Consistency;

internal static partial class ScrubLog
{
    [LoggerMessage(1101, LogLevel.Error, "A verification found {Code} in campaign {Campaign} at event {Sequence}; repaired: {Repaired}.")]
    public static partial void Found(this ILogger logger, string code, Guid campaign, long sequence, bool repaired);

    [LoggerMessage(1102, LogLevel.Warning, "Campaign {Campaign} could not be verified; the next walk tries again.")]
    public static partial void NotVerified(this ILogger logger, Exception cause, Guid campaign);

    [LoggerMessage(1103, LogLevel.Warning, "The walk over all campaigns stopped; the next wake-up goes on.")]
    public static partial void WalkStopped(this ILogger logger, Exception cause);

    [LoggerMessage(1104, LogLevel.Warning, "The scrubber could not be woken; it is tried again.")]
    public static partial void NotWoken(this ILogger logger, Exception cause);
}
