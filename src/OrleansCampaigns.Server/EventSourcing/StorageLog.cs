namespace OrleansCampaigns.Server.EventSourcing;

internal static partial class StorageLog
{
    [LoggerMessage(2001, LogLevel.Warning, "A stored {State} cannot be read by this build; it counts as missing.")]
    public static partial void SnapshotUnreadable(this ILogger logger, Exception cause, string state);

    [LoggerMessage(2011, LogLevel.Warning, "A {State} could not be read; it counts as missing.")]
    public static partial void SnapshotNotRead(this ILogger logger, Exception cause, string state);
}
