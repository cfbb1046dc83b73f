namespace OrleansCampaigns.Server.Cluster;

internal static partial class ClusterLog
{
    [LoggerMessage(3001, LogLevel.Warning, "The process of silo {Silo} is gone; declared dead: {Killed}.")]
    public static partial void SiloGone(this ILogger logger, SiloAddress silo, bool killed);

    [LoggerMessage(3002, LogLevel.Warning, "Silo {Silo} could not be watched.")]
    public static partial void WatchFailed(this ILogger logger, Exception cause, SiloAddress silo);

    [LoggerMessage(3003, LogLevel.Information, "{Count} silos that no longer run were declared dead before joining.")]
    public static partial void DeadRowsBuried(this ILogger logger, int count);

    [LoggerMessage(3004, LogLevel.Information, "{Count} activations move to other silos before this one stops.")]
    public static partial void Draining(this ILogger logger, int count);

    [LoggerMessage(3005, LogLevel.Warning, "{Count} activations had not moved when the time for it was over; they are deactivated instead.")]
    public static partial void DrainCutShort(this ILogger logger, int count);

    [LoggerMessage(3006, LogLevel.Information, "The rehearsal took {Milliseconds:F0} ms; the server takes work.")]
    public static partial void Rehearsed(this ILogger logger, double milliseconds);

    [LoggerMessage(3007, LogLevel.Warning, "The rehearsal did not succeed; the first commands take longer.")]
    public static partial void NotRehearsed(this ILogger logger, Exception cause);
}
