using Microsoft.Extensions.Logging;

namespace OrleansCampaigns.Grains.Handlers;

internal static partial class HandlerLog
{
    [LoggerMessage(1101, LogLevel.Warning, "The handler {Handler} could not read the journal; it tries again.")]
    public static partial void JournalNotRead(this ILogger logger, Exception cause, string handler);

    [LoggerMessage(1102, LogLevel.Warning, "The handler {Handler} could not write its position; after a crash it handles some events again.")]
    public static partial void PositionNotWritten(this ILogger logger, Exception cause, string handler);

    [LoggerMessage(1103, LogLevel.Error, "The handler {Handler} gave up a {EventType} after {Tries} tries; it is a dead letter.")]
    public static partial void GivenUp(this ILogger logger, string handler, string eventType, int tries);

    [LoggerMessage(1104, LogLevel.Warning, "A dead letter of the handler {Handler} could not be stored; it is tried again, and what is behind it waits.")]
    public static partial void DeadLetterNotWritten(this ILogger logger, Exception cause, string handler);
}
