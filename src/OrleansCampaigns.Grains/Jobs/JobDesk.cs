using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>
/// Where every door starts, shows, lists and cancels jobs. A member sees their own jobs, the owner all of the campaign's; to others a job does not exist.
/// Whoever calls has made sure that the role is the user's in that campaign. Every method may throw <see cref="JournalUnavailableException"/> or <see cref="JournalBusyException"/>.
/// </summary>
public sealed class JobDesk
{
    private static readonly JsonElement NoArgument = JsonElement.Parse("{}");

    private readonly JobShell _shell;

    internal JobDesk(JobShell shell) => _shell = shell;

    /// <summary>Under it stand the jobs that operators start, as <see cref="Domain.Access.Actor.System"/>: they are no campaign's.</summary>
    public static CampaignId OfNoCampaign => default;

    private static Refusal Unknown { get; } = Refusal.NotFound("job.unknown", "There is no such job, or you may not see it.");

    private static Refusal NoFile { get; } = Refusal.NotFound("job.no-file", "The job has no file, or not yet, or it is gone.");

    private static Refusal IdUsed { get; } = Refusal.Conflict("job.id-used", "There is another job with this id. Choose a new one.");

    private static Refusal Denied { get; } = Refusal.Forbidden("access.denied", "Your role does not allow this.");

    private static Refusal QueueFull { get; } = Refusal.TooMany("job.queue-full", "Too many jobs wait. Try again later.", JobLimits.ComeBackAfter);

    /// <summary>Accepts a job, or says why not. The same job again is the same job, whatever became of it.</summary>
    public async Task<JobReply> StartAsync(StartJob start, UserId user, Role role, CancellationToken cancellationToken)
    {
        if (_shell.Kinds.Find(start.Kind) is not { } kind) return JobReply.Of(Refusal.NotFound("job.unknown-kind", "There is no such kind of job."));
        if (role < kind.Needs) return JobReply.Of(Denied);
        var argument = start.Argument ?? NoArgument;
        if (argument.ValueKind != JsonValueKind.Object) return JobReply.Of(Refusal.Invalid("job.argument", "What a job is started with is a JSON object."));
        var bytes = JsonSerializer.SerializeToUtf8Bytes(argument); // without the sender's blanks
        if (bytes.Length > JobLimits.ArgumentBytesMax)
            return JobReply.Of(Refusal.TooLarge("job.argument-too-large", $"What a job is started with has at most {JobLimits.ArgumentBytesMax} bytes."));
        if (kind.Check(argument) is { } wrong) return JobReply.Of(wrong);
        var row = new JobRow(start.Job.Value, start.Campaign.Value, kind.Name, user.Value, bytes, _shell.Now);
        return await AddAsync(row, cancellationToken);
    }

    public async Task<JobReply> CancelAsync(CancelJob cancel, UserId user, Role role, CancellationToken cancellationToken)
    {
        if (await SeenAsync(cancel.Campaign, cancel.Job, user, role, cancellationToken) is not { } job) return JobReply.Of(Unknown);
        if (job.IsFinished) return JobReply.Of(ViewOf(job));
        var keptFor = (_shell.Kinds.Find(job.Kind)?.Policy ?? JobPolicy.Usual).KeptFor;
        if (await _shell.Store.CancelAsync(job.Id, _shell.Now, _shell.Now + keptFor, cancellationToken) is not { } now) return JobReply.Of(Unknown);
        _shell.Here.Cancel(cancel.Job);
        if (now.State == StoredJobState.Cancelled)
        {
            _shell.News.Tell(now);
            if (job.State == StoredJobState.Waiting) _shell.Metrics.Finished(now.Kind, now.State);
        }

        return JobReply.Of(ViewOf(now));
    }

    public async Task<QueryReply> ViewAsync(ViewJob query, UserId user, Role role, CancellationToken cancellationToken) =>
        await SeenAsync(query.Campaign, query.Job, user, role, cancellationToken) is { } job ? QueryReply.Of(new JobAnswer(ViewOf(job))) : QueryReply.Of(Unknown);

    public async Task<QueryReply> ListAsync(ListJobs query, UserId user, Role role, CancellationToken cancellationToken)
    {
        Guid? only = role == Role.Owner ? null : user.Value;
        var rows = await _shell.Store.ListAsync(query.Campaign.Value, only, query.After?.Value ?? Guid.Empty, query.Limit + 1, cancellationToken);
        ImmutableArray<JobView> page = [.. rows.Take(query.Limit).Select(ViewOf)];
        return QueryReply.Of(new JobsAnswer(page, rows.Length > query.Limit ? page[^1].Id : null));
    }

    /// <summary>The file that a job made, for whoever may see the job and still has the role that it takes to start one.</summary>
    public async Task<(FileStream? File, string Name, Refusal? Refusal)> OpenFileAsync(CampaignId campaign, JobId id, UserId user, Role role, CancellationToken cancellationToken)
    {
        if (await SeenAsync(campaign, id, user, role, cancellationToken) is not { } job) return (null, "", Unknown);
        if (_shell.Kinds.Find(job.Kind) is not { } kind || role < kind.Needs) return (null, "", Denied);
        if (job is not { State: StoredJobState.Succeeded, File: { } name } || job.ExpiresAt <= _shell.Now || _shell.Files.Open(name) is not { } file) return (null, "", NoFile);
        return (file, name, null);
    }

    public static JobView ViewOf(JobRow row) => new(
        new JobId(row.Id), row.CampaignId == Guid.Empty ? null : new CampaignId(row.CampaignId), row.Kind, new UserId(row.StartedBy), row.CreatedAt, (JobState)row.State, row.Progress, row.Stage,
        row.CancelAsked, row.FinishedAt, row.ExpiresAt,
        row.ResultJson is { } result ? JsonElement.Parse(result) : null,
        row.File is not null,
        row.ErrorCode is { } code ? Refusal.Conflict(code, row.Error ?? "") : null);

    private async Task<JobReply> AddAsync(JobRow row, CancellationToken cancellationToken)
    {
        var admission = await _shell.Store.AddAsync(row, new JobRoom(_shell.Limits.WaitingOfCampaignMax, _shell.Limits.KeptOfCampaignMax, _shell.Limits.WaitingMax), cancellationToken);
        if (admission is JobAdmission.Full) return JobReply.Of(QueueFull);
        if (admission is JobAdmission.Added)
        {
            _shell.Here.Ring();
            return JobReply.Of(ViewOf(row));
        }

        var known = await _shell.Store.FindAsync(row.Id, cancellationToken);
        return known is not null && IsSame(known, row) ? JobReply.Of(ViewOf(known)) : JobReply.Of(IdUsed);
    }

    private static bool IsSame(JobRow known, JobRow row) =>
        (known.CampaignId, known.Kind, known.StartedBy) == (row.CampaignId, row.Kind, row.StartedBy) && known.Argument.Span.SequenceEqual(row.Argument.Span);

    private async Task<JobRow?> SeenAsync(CampaignId campaign, JobId id, UserId user, Role role, CancellationToken cancellationToken) =>
        await _shell.Store.FindAsync(id.Value, cancellationToken) is { } job && job.CampaignId == campaign.Value && (role == Role.Owner || job.StartedBy == user.Value) ? job : null;
}
