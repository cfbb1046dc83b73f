using System.Collections.Immutable;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Tests.Jobs;

/// <summary>What one silo sees of the store of jobs. When the silo is killed nothing of it reaches the store any more, whatever its code still does; that is what a death looks like from outside.</summary>
internal sealed class MortalJobStore(IJobStore store) : IJobStore
{
    private volatile bool _dead;

    /// <summary>Called before a checkpoint is stored; a kill in it comes before, one after it behind.</summary>
    public Action<JobNote>? BeforeCheckpoint { get; set; }

    public Action<JobNote>? AfterCheckpoint { get; set; }

    /// <summary>Holds up whoever stored a checkpoint.</summary>
    public Func<Task> AtCheckpoint { get; set; } = () => Task.CompletedTask;

    public Action? BeforeFinish { get; set; }

    public Func<Task> AfterFinish { get; set; } = () => Task.CompletedTask;

    /// <summary>Signs of life that found their attempt over.</summary>
    public int Refused { get; private set; }

    public void Die() => _dead = true;

    /// <summary>It was not dead, only away.</summary>
    public void Return() => _dead = false;

    public Task<JobAdmission> AddAsync(JobRow job, JobRoom room, CancellationToken cancellationToken) =>
        Alive().AddAsync(job, room, cancellationToken);

    public Task<JobRow?> FindAsync(Guid id, CancellationToken cancellationToken) => Alive().FindAsync(id, cancellationToken);

    public Task<ImmutableArray<JobRow>> ListAsync(Guid campaignId, Guid? startedBy, Guid after, int jobsMax, CancellationToken cancellationToken) =>
        Alive().ListAsync(campaignId, startedBy, after, jobsMax, cancellationToken);

    public Task<ImmutableArray<JobRow>> ListDueAsync(IReadOnlyCollection<string> kinds, DateTimeOffset now, int runningOfCampaignMax, int jobsMax, CancellationToken cancellationToken) =>
        Alive().ListDueAsync(kinds, now, runningOfCampaignMax, jobsMax, cancellationToken);

    public Task<bool> ClaimAsync(JobClaim claim, CancellationToken cancellationToken) => Alive().ClaimAsync(claim, cancellationToken);

    public async Task<bool?> KeepAsync(JobNote note, CancellationToken cancellationToken)
    {
        if (note.Checkpoint is not null) BeforeCheckpoint?.Invoke(note);
        var kept = await Alive().KeepAsync(note, cancellationToken);
        if (note.Checkpoint is not null)
        {
            AfterCheckpoint?.Invoke(note);
            await AtCheckpoint();
        }

        _ = Alive();
        if (kept is null) Refused++;
        return kept;
    }

    public async Task<bool> FinishAsync(JobEnd end, CancellationToken cancellationToken)
    {
        BeforeFinish?.Invoke();
        var finished = await Alive().FinishAsync(end, cancellationToken);
        await AfterFinish();
        return finished;
    }

    public Task<bool> ReleaseAsync(Guid id, int attempt, CancellationToken cancellationToken) => Alive().ReleaseAsync(id, attempt, cancellationToken);

    public Task<JobRow?> CancelAsync(Guid id, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken) => Alive().CancelAsync(id, now, expiresAt, cancellationToken);

    public Task<ImmutableArray<Guid>> ForgetAsync(DateTimeOffset now, int jobsMax, CancellationToken cancellationToken) => Alive().ForgetAsync(now, jobsMax, cancellationToken);

    public Task<JobQueue> MeasureAsync(CancellationToken cancellationToken) => Alive().MeasureAsync(cancellationToken);

    private IJobStore Alive() => _dead ? throw new JournalUnavailableException("This silo is dead.", new IOException("It was killed.")) : store;
}
