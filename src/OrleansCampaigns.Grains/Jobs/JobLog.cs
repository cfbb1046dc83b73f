using Microsoft.Extensions.Logging;
using OrleansCampaigns.Contracts.Jobs;

namespace OrleansCampaigns.Grains.Jobs;

internal static partial class JobLog
{
    [LoggerMessage(1201, LogLevel.Warning, "Try {Tries} of the {Kind} job {Job} failed; it tries again.")]
    public static partial void JobTryFailed(this ILogger logger, Exception cause, string kind, JobId job, int tries);

    [LoggerMessage(1202, LogLevel.Error, "The {Kind} job {Job} failed after {Tries} tries.")]
    public static partial void JobGivenUp(this ILogger logger, Exception cause, string kind, JobId job, int tries);

    [LoggerMessage(1203, LogLevel.Warning, "The {Kind} job {Job} could give no sign of life.")]
    public static partial void JobNotKept(this ILogger logger, Exception cause, string kind, JobId job);

    [LoggerMessage(1204, LogLevel.Warning, "Jobs could not be looked for; the next look tries again.")]
    public static partial void JobsNotLookedFor(this ILogger logger, Exception cause);

    [LoggerMessage(1205, LogLevel.Error, "A run of the job {Job} broke; the job is found again when its lease is over.")]
    public static partial void JobRunBroken(this ILogger logger, Exception cause, JobId job);

    [LoggerMessage(1206, LogLevel.Warning, "A file of a job could not be removed; it is removed when it is old.")]
    public static partial void JobFileNotRemoved(this ILogger logger, Exception cause);
}
