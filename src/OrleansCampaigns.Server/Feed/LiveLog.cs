namespace OrleansCampaigns.Server.Feed;

internal static partial class LiveLog
{
    [LoggerMessage(2001, LogLevel.Information, "A follower's connection failed; it resumes by its cursor.")]
    public static partial void FollowerFailed(this ILogger logger, Exception cause);

    [LoggerMessage(2002, LogLevel.Warning, "Signals could not be relayed; they are ephemeral.")]
    public static partial void SignalsNotRelayed(this ILogger logger, Exception cause);
}
