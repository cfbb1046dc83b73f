using System.Collections.Immutable;

namespace OrleansCampaigns.Journal;

/// <summary>
/// The jobs of all campaigns, beside the journal in its database. Safe for concurrent use, by several servers too. Every method may throw
/// <see cref="JournalUnavailableException"/>, those that write a <see cref="JournalBusyException"/> too; then nothing was written, or nobody knows: writing the same again is harmless.
/// </summary>
public interface IJobStore
{
    /// <summary>Stores a job that waits, unless there is no room for it. The bounds hold for any number of callers at once.</summary>
    Task<JobAdmission> AddAsync(JobRow job, JobRoom room, CancellationToken cancellationToken);

    /// <summary>Null when there is none.</summary>
    Task<JobRow?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Jobs of a campaign in ascending order of id after <paramref name="after"/>, at most <paramref name="jobsMax"/>; those of one user only, unless that is null.</summary>
    Task<ImmutableArray<JobRow>> ListAsync(Guid campaignId, Guid? startedBy, Guid after, int jobsMax, CancellationToken cancellationToken);

    /// <summary>
    /// Jobs of these kinds that may be claimed, the oldest first: those whose lease is over, and those that wait in campaigns with less than
    /// <paramref name="runningOfCampaignMax"/> running. At most <paramref name="jobsMax"/>.
    /// </summary>
    Task<ImmutableArray<JobRow>> ListDueAsync(IReadOnlyCollection<string> kinds, DateTimeOffset now, int runningOfCampaignMax, int jobsMax, CancellationToken cancellationToken);

    /// <summary>The job runs under its next attempt; one whose lease was over has one failed try more.</summary>
    /// <returns>False: somebody else was faster, or the campaign has enough running.</returns>
    Task<bool> ClaimAsync(JobClaim claim, CancellationToken cancellationToken);

    /// <returns>Whether somebody wants the job to end; null when the attempt is over, and nothing was written.</returns>
    Task<bool?> KeepAsync(JobNote note, CancellationToken cancellationToken);

    /// <returns>False when the attempt is over, and nothing was written: of all attempts one finishes a job.</returns>
    Task<bool> FinishAsync(JobEnd end, CancellationToken cancellationToken);

    /// <summary>The job waits again, in its old place of the queue.</summary>
    /// <returns>False when the attempt is over.</returns>
    Task<bool> ReleaseAsync(Guid id, int attempt, CancellationToken cancellationToken);

    /// <summary>A job that waits is cancelled at once; of one that runs it is noted that somebody wants it to end; a finished one stays as it is.</summary>
    /// <returns>The job afterwards; null when there is none.</returns>
    Task<JobRow?> CancelAsync(Guid id, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken);

    /// <summary>Forgets finished jobs whose time is over, at most <paramref name="jobsMax"/>.</summary>
    /// <returns>Their ids.</returns>
    Task<ImmutableArray<Guid>> ForgetAsync(DateTimeOffset now, int jobsMax, CancellationToken cancellationToken);

    Task<JobQueue> MeasureAsync(CancellationToken cancellationToken);
}
