using System.Text;

namespace OrleansCampaigns.Journal.Tests;

/// <summary>What every store of jobs must keep. Each database runs it.</summary>
public abstract class JobStoreContract : OnDatabase
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Noon.AddSeconds(15);

    private int _added;

    private IJobStore Jobs => Database.Jobs;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.MigrateAsync();
    }

    [Fact]
    public async Task A_job_comes_back_as_it_was_stored_and_its_id_is_stored_once()
    {
        var job = await AddAsync();
        Same(job, (await Jobs.FindAsync(job.Id, Cancellation))!);
        Assert.Equal(JobAdmission.Known, await Jobs.AddAsync(job with { Kind = "other" }, new JobRoom(10, 1_000, 10), Cancellation));
        Same(job, (await Jobs.FindAsync(job.Id, Cancellation))!);
        Assert.Null(await Jobs.FindAsync(Guid.NewGuid(), Cancellation));
    }

    [Fact]
    public async Task A_full_queue_takes_no_more_however_many_come_at_once()
    {
        var campaign = Guid.NewGuid();
        var admitted = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Jobs.AddAsync(New(campaign), new JobRoom(5, 1_000, 100), Cancellation)));
        Assert.Equal((5, 19), (admitted.Count(one => one == JobAdmission.Added), admitted.Count(one => one == JobAdmission.Full)));
        Assert.Equal(JobAdmission.Added, await Jobs.AddAsync(New(Guid.NewGuid()), new JobRoom(5, 1_000, 6), Cancellation));
        Assert.Equal(JobAdmission.Full, await Jobs.AddAsync(New(Guid.NewGuid()), new JobRoom(5, 1_000, 6), Cancellation));
        Assert.Equal(6, (await Jobs.MeasureAsync(Cancellation)).Waiting);
    }

    [Fact]
    public async Task Of_many_that_claim_a_job_one_gets_it()
    {
        var job = await AddAsync();
        var claims = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Jobs.ClaimAsync(Claim(job), Cancellation)));
        Assert.Single(claims, won => won);
        var claimed = (await Jobs.FindAsync(job.Id, Cancellation))!;
        Assert.Equal((StoredJobState.Running, 1, 0, (DateTimeOffset?)Later), (claimed.State, claimed.Attempt, claimed.Tries, claimed.LeaseUntil));
    }

    [Fact]
    public async Task No_more_jobs_of_a_campaign_run_than_may_however_many_claim_at_once()
    {
        var campaign = Guid.NewGuid();
        var jobs = new List<JobRow>();
        for (var i = 0; i < 8; i++) jobs.Add(await AddAsync(campaign));
        var claims = await Task.WhenAll(jobs.Select(job => Jobs.ClaimAsync(Claim(job) with { RunningOfCampaignMax = 2 }, Cancellation)));
        Assert.Equal(2, claims.Count(won => won));
    }

    [Fact]
    public async Task Due_are_the_oldest_that_may_run_and_those_whose_lease_is_over()
    {
        var (busy, idle) = (Guid.NewGuid(), Guid.NewGuid());
        var (running, behind, other, unknown) = (await AddAsync(busy), await AddAsync(busy), await AddAsync(idle), await AddAsync(idle, "retired"));
        Assert.True(await Jobs.ClaimAsync(Claim(running), Cancellation));
        Assert.Equal([other.Id], await DueAsync(Noon));
        Assert.Equal([running.Id, other.Id], await DueAsync(Later));
        Assert.True(await Jobs.FinishAsync(End(running, 1), Cancellation));
        Assert.Equal([behind.Id, other.Id], await DueAsync(Noon));
        Assert.DoesNotContain(unknown.Id, await DueAsync(Later));
    }

    [Fact]
    public async Task An_attempt_that_is_over_writes_nothing_more()
    {
        var job = await AddAsync();
        await Jobs.ClaimAsync(Claim(job), Cancellation);
        Assert.False(await Jobs.ClaimAsync(Claim(job) with { Attempt = 1, Now = Later.AddMicroseconds(-1) }, Cancellation));
        Assert.False(await Jobs.KeepAsync(Note(job, 1, "first"), Cancellation));
        Assert.True(await Jobs.ClaimAsync(Claim(job) with { Attempt = 1, Now = Later }, Cancellation));
        Assert.Null(await Jobs.KeepAsync(Note(job, 1, "zombie"), Cancellation));
        Assert.False(await Jobs.FinishAsync(End(job, 1), Cancellation));
        Assert.False(await Jobs.ReleaseAsync(job.Id, 1, Cancellation));
        var now = (await Jobs.FindAsync(job.Id, Cancellation))!;
        Assert.Equal((StoredJobState.Running, 2, 2, "first"), (now.State, now.Attempt, now.Tries, Text(now.Checkpoint)));
        Assert.True(await Jobs.FinishAsync(End(job, 2), Cancellation));
        Assert.False(await Jobs.FinishAsync(End(job, 2) with { State = StoredJobState.Failed }, Cancellation));
        now = (await Jobs.FindAsync(job.Id, Cancellation))!;
        Assert.Equal((StoredJobState.Succeeded, 1.0, "{}", "a.file", null), (now.State, now.Progress, Text(now.ResultJson), now.File, now.ErrorCode));
    }

    [Fact]
    public async Task A_sign_of_life_keeps_the_last_checkpoint_and_tells_of_a_wish_to_end()
    {
        var job = await AddAsync();
        await Jobs.ClaimAsync(Claim(job), Cancellation);
        Assert.False(await Jobs.KeepAsync(Note(job, 1, "here"), Cancellation));
        Assert.Equal(StoredJobState.Running, (await Jobs.CancelAsync(job.Id, Noon, Later, Cancellation))!.State);
        Assert.True(await Jobs.KeepAsync(Note(job, 1, null) with { Progress = 0.75, Tries = 2 }, Cancellation));
        var now = (await Jobs.FindAsync(job.Id, Cancellation))!;
        Assert.Equal(("here", 0.75, 2, true, null), (Text(now.Checkpoint), now.Progress, now.Tries, now.CancelAsked, now.ExpiresAt));
    }

    [Fact]
    public async Task A_waiting_job_is_cancelled_at_once_and_a_finished_one_stays_as_it_is()
    {
        var (waiting, done) = (await AddAsync(), await AddAsync());
        await Jobs.ClaimAsync(Claim(done), Cancellation);
        await Jobs.FinishAsync(End(done, 1), Cancellation);
        var cancelled = (await Jobs.CancelAsync(waiting.Id, Noon, Later, Cancellation))!;
        Assert.Equal((StoredJobState.Cancelled, (DateTimeOffset?)Noon, (DateTimeOffset?)Later), (cancelled.State, cancelled.FinishedAt, cancelled.ExpiresAt));
        Assert.False(await Jobs.ClaimAsync(Claim(waiting), Cancellation));
        var finished = (await Jobs.CancelAsync(done.Id, Noon, Later, Cancellation))!;
        Assert.Equal((StoredJobState.Succeeded, false), (finished.State, finished.CancelAsked));
        Assert.Null(await Jobs.CancelAsync(Guid.NewGuid(), Noon, Later, Cancellation));
    }

    [Fact]
    public async Task A_released_job_waits_in_its_old_place()
    {
        var (first, second) = (await AddAsync(), await AddAsync());
        await Jobs.ClaimAsync(Claim(first), Cancellation);
        Assert.Equal([second.Id], await DueAsync(Noon));
        Assert.True(await Jobs.ReleaseAsync(first.Id, 1, Cancellation));
        Assert.Equal([first.Id, second.Id], await DueAsync(Noon));
        Assert.Equal((0, 1), ((await Jobs.FindAsync(first.Id, Cancellation))!.Tries, (await Jobs.FindAsync(first.Id, Cancellation))!.Attempt));
    }

    [Fact]
    public async Task What_is_finished_is_forgotten_when_its_time_is_over_and_nothing_else_is()
    {
        var (waiting, early, late) = (await AddAsync(), await AddAsync(), await AddAsync());
        foreach (var (job, expires) in ((JobRow, DateTimeOffset)[])[(early, Noon), (late, Later)])
        {
            await Jobs.ClaimAsync(Claim(job), Cancellation);
            await Jobs.FinishAsync(End(job, 1) with { ExpiresAt = expires }, Cancellation);
        }

        Assert.Equal([early.Id], await Jobs.ForgetAsync(Noon, 10, Cancellation));
        Assert.Empty(await Jobs.ForgetAsync(Noon, 10, Cancellation));
        Assert.Null(await Jobs.FindAsync(early.Id, Cancellation));
        Assert.NotNull(await Jobs.FindAsync(late.Id, Cancellation));
        Assert.NotNull(await Jobs.FindAsync(waiting.Id, Cancellation));
    }

    [Fact]
    public async Task A_list_pages_by_id_and_shows_one_users_jobs_or_all()
    {
        var (campaign, user) = (Guid.NewGuid(), Guid.NewGuid());
        for (var i = 0; i < 3; i++) await Jobs.AddAsync(New(campaign) with { StartedBy = user }, new JobRoom(100, 1_000, 100), Cancellation);
        for (var i = 0; i < 4; i++) await AddAsync(campaign);
        await AddAsync();
        var all = new List<JobRow>();
        for (var page = await Jobs.ListAsync(campaign, null, Guid.Empty, 3, Cancellation); page.Length > 0; page = await Jobs.ListAsync(campaign, null, all[^1].Id, 3, Cancellation)) all.AddRange(page);
        Assert.Equal(7, all.DistinctBy(job => job.Id).Count());
        Assert.Equal(7, all.Count);
        Assert.All(await Jobs.ListAsync(campaign, user, Guid.Empty, 10, Cancellation), job => Assert.Equal(user, job.StartedBy));
        Assert.Equal(3, (await Jobs.ListAsync(campaign, user, Guid.Empty, 10, Cancellation)).Length);
    }

    [Fact]
    public async Task The_queue_is_measured()
    {
        Assert.Equal(new JobQueue(0, 0, null), await Jobs.MeasureAsync(Cancellation));
        var (first, second) = (await AddAsync(), await AddAsync());
        await Jobs.ClaimAsync(Claim(first), Cancellation);
        Assert.Equal(new JobQueue(1, 1, second.CreatedAt), await Jobs.MeasureAsync(Cancellation));
    }

    private static string? Text(byte[]? bytes) => bytes is null ? null : Encoding.UTF8.GetString(bytes);

    private static void Same(JobRow expected, JobRow actual)
    {
        Assert.Equal(Text(expected.Argument.ToArray()), Text(actual.Argument.ToArray()));
        Assert.Equal(expected with { Argument = default }, actual with { Argument = default });
    }

    private static JobClaim Claim(JobRow job) => new(job.Id, 0, Noon, Later, 1);

    private static JobNote Note(JobRow job, int attempt, string? checkpoint) =>
        new(job.Id, attempt, Later, 0.5, "reading", 1, checkpoint is null ? null : Encoding.UTF8.GetBytes(checkpoint));

    private static JobEnd End(JobRow job, int attempt) => new(job.Id, attempt, StoredJobState.Succeeded, Noon, Later, "{}"u8.ToArray(), "a.file");

    [Fact]
    public async Task What_is_over_and_not_forgotten_takes_room_of_its_campaign_only()
    {
        var campaign = Guid.NewGuid();
        var room = new JobRoom(WaitingOfCampaignMax: 100, KeptOfCampaignMax: 2, WaitingMax: 1_000);
        for (var i = 0; i < 2; i++)
        {
            var job = New(campaign);
            Assert.Equal(JobAdmission.Added, await Jobs.AddAsync(job, room, Cancellation));
            await Jobs.CancelAsync(job.Id, Noon, Noon.AddDays(1), Cancellation);
        }

        Assert.Equal(JobAdmission.Full, await Jobs.AddAsync(New(campaign), room, Cancellation));
        Assert.Equal(JobAdmission.Added, await Jobs.AddAsync(New(Guid.NewGuid()), room, Cancellation));
    }

    private JobRow New(Guid campaign) => new(Guid.NewGuid(), campaign, "export", Guid.NewGuid(), "{\"a\":1}"u8.ToArray(), Noon.AddMinutes(-60).AddSeconds(Interlocked.Increment(ref _added)));

    private async Task<JobRow> AddAsync(Guid? campaign = null, string kind = "export")
    {
        var job = New(campaign ?? Guid.NewGuid()) with { Kind = kind };
        Assert.Equal(JobAdmission.Added, await Jobs.AddAsync(job, new JobRoom(100, 1_000, 1_000), Cancellation));
        return job;
    }

    private async Task<Guid[]> DueAsync(DateTimeOffset now) => [.. (await Jobs.ListDueAsync(["export"], now, 1, 10, Cancellation)).Select(job => job.Id)];
}
