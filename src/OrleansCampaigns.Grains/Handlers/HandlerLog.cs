using Microsoft.Extensions.Logging;

namespace OrleansCampaigns.Grains.Handlers;

internal static partial class HandlerLog
{
    [LoggerMessage(1101, LogLevel.Warning, "The handler {Handler} could not read the journal; it tries again.")]
    public static partial void JournalNotRead(this ILogger logger, Exception cause, string handler);

    [LoggerMessage(1102, LogLevel.Warning, "The handler {Handler} could not write its position; after a crash it handles some events again.")]
    public static partial void PositionNotWritten(this ILogger logger, Exception cause, string handler);

    [LoggerMessage(1103, LogLevel.Error, "The handler {Handler} gave up a {EventType} after {Tries} tries; it is a dead letter.")]
    public static partial void GivenUp(this ILogger logger, Exception cause, string handler, string eventType, int tries);

    [LoggerMessage(1104, LogLevel.Warning, "A dead letter of the handler {Handler} could not be stored; it is tried again, and what is behind it waits.")]
    public static partial void DeadLetterNotWritten(this ILogger logger, Exception cause, string handler);

    [LoggerMessage(1105, LogLevel.Warning, "Try {Tries} of the handler {Handler} at an event failed; it tries again: {Error}")]
    public static partial void TryFailed(this ILogger logger, string handler, int tries, string error);

    [LoggerMessage(1106, LogLevel.Warning, "The handler {Handler} leaves its outside service alone for {OpenFor}: too many tries failed.")]
    public static partial void BreakerOpened(this ILogger logger, string handler, TimeSpan openFor);

    [LoggerMessage(1107, LogLevel.Information, "The outside service of the handler {Handler} works again.")]
    public static partial void BreakerClosed(this ILogger logger, string handler);

    [LoggerMessage(1108, LogLevel.Warning, "Positions of handlers could not be written, or campaigns with unhandled events not be looked for; both are tried again.")]
    public static partial void HandlersNotKept(this ILogger logger, Exception cause);

    [LoggerMessage(1109, LogLevel.Error, "The handler {Handler} cannot give up a {EventType}: it has {Most} open dead letters of the campaign. It tries the event again until it succeeds or letters are retried or dropped, and falls behind.")]
    public static partial void DeadLettersFull(this ILogger logger, Exception cause, string handler, string eventType, int most);
}
