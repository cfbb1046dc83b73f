using OrleansCampaigns.Grains.Handlers;

namespace OrleansCampaigns.Server.Handlers;

internal static partial class DeadLetterLog
{
    [LoggerMessage(4001, LogLevel.Warning, "An operator had the dead letter {DeadLetter} tried again: {Outcome}.")]
    public static partial void DeadLetterRetried(this ILogger logger, DeadLetterId deadLetter, RetryOutcome outcome);

    [LoggerMessage(4002, LogLevel.Warning, "An operator dropped the dead letter {DeadLetter}: what should have followed from the event never does.")]
    public static partial void DeadLetterDropped(this ILogger logger, DeadLetterId deadLetter);
}
