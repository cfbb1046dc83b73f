using System.Text;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Grains.Jobs;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Tests.Jobs;

/// <summary>Long work: finished once, whatever dies; cancelled when somebody wants it; never more than may run.</summary>
public sealed class JobRunTests
{
    private static readonly string Sum = """{"sum":10}""";

    [Fact]
    public async Task A_job_runs_step_by_step_and_ends_with_its_result()
    {
        var job = new ScriptedJob();
        await using var table = await JobTable.CreateAsync(2, (_, _) => job);
        var end = await table.EndOfAsync(await table.StartAsync());
        Assert.Equal((StoredJobState.Succeeded, 1, Sum), (end.State, end.Attempt, Encoding.UTF8.GetString(end.ResultJson!)));
        Assert.Equal([(1, 1), (1, 2), (1, 3), (1, 4)], job.Done);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    [InlineData(4, false)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public async Task After_the_death_of_its_silo_at_any_checkpoint_another_goes_on_from_there_and_it_is_finished_once(int step, bool stored)
    {
        var job = new ScriptedJob();
        await using var table = await JobTable.CreateAsync(2, (_, _) => job);
        foreach (var silo in table.Silos)
        {
            // Whoever has the job first dies of it; the other does not.
            void Kill(JobNote note)
            {
                if (note.Attempt == 1 && JsonSerializer.Deserialize<ScriptedJob.Counted>(note.Checkpoint!, WireJson.Options)!.Step == step) silo.Store.Die();
            }

            if (stored) silo.Store.AfterCheckpoint = Kill;
            else silo.Store.BeforeCheckpoint = Kill;
        }

        if (step > ScriptedJob.Steps)
        {
            var deaths = 0;
            foreach (var silo in table.Silos) silo.Store.BeforeFinish = () => _ = Interlocked.Increment(ref deaths) == 1 ? Died(silo.Store) : 0;
        }

        var id = await table.StartAsync();
        var end = await table.EndOfAsync(id);
        Assert.Equal((StoredJobState.Succeeded, 2, Sum), (end.State, end.Attempt, Encoding.UTF8.GetString(end.ResultJson!)));
        var kept = Math.Min(stored ? step : step - 1, ScriptedJob.Steps);
        Assert.Equal(Enumerable.Range(kept + 1, ScriptedJob.Steps - kept), job.Done.Where(done => done.Attempt == 2).Select(done => done.Step));

        static int Died(MortalJobStore store)
        {
            store.Die();
            return 0;
        }
    }

    [Fact]
    public async Task A_silo_that_was_taken_for_dead_and_comes_back_stores_nothing_more()
    {
        var (held, mayGoOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var job = new ScriptedJob
        {
            Does = async (run, step, _) =>
            {
                if (run.Attempt > 1 || step != ScriptedJob.Steps + 1) return;
                held.SetResult();
                await mayGoOn.Task; // deaf to its token, as a run that hangs
            },
        };
        await using var table = await JobTable.CreateAsync(2, (_, _) => job);
        var id = await table.StartAsync();
        await table.UntilAsync(() => Task.FromResult(held.Task.IsCompleted));
        var first = table.Silos.Single(silo => silo.Shell.Here.Count == 1);
        first.Store.Die();
        var end = await table.EndOfAsync(id);
        first.Store.Return();
        mayGoOn.SetResult();
        await table.UntilAsync(() => Task.FromResult(first.Shell.Here.Count == 0));
        Assert.Equal((StoredJobState.Succeeded, 2), (end.State, end.Attempt));
        var now = await table.RowAsync(id);
        Assert.Equal((end.State, end.Attempt, end.FinishedAt), (now.State, now.Attempt, now.FinishedAt));
    }

    [Fact]
    public async Task A_job_that_its_silos_die_of_is_given_up()
    {
        var deadly = -1; // no attempt
        var job = new ScriptedJob
        {
            Does = (run, step, token) =>
            {
                if (step != 2) return Task.CompletedTask;
                deadly = run.Attempt;
                return ScriptedJob.HangAsync(token);
            },
        };
        await using var table = await JobTable.CreateAsync(2, (_, _) => job);
        var id = await table.StartAsync();
        await table.UntilAsync(async () =>
        {
            var now = await table.RowAsync(id);
            foreach (var silo in table.Silos)
            {
                if (silo.Shell.Here.Count == 0) silo.Store.Return(); // the next one in its place
                else if (now.Attempt == deadly) silo.Store.Die();
            }

            return now.IsFinished;
        });
        var end = await table.RowAsync(id);
        Assert.Equal((StoredJobState.Failed, "job.abandoned", 4, 3), (end.State, end.ErrorCode, end.Attempt, end.Tries));
        Assert.Single(job.Done);
    }

    [Fact]
    public async Task A_failing_step_is_tried_again_and_a_checkpoint_begins_the_count_anew()
    {
        var failures = 0;
        var job = new ScriptedJob { Does = (_, step, _) => step is 2 or 3 && ++failures % 3 != 0 ? throw new FormatException("No frogs here.") : Task.CompletedTask };
        await using var table = await JobTable.CreateAsync(1, (_, _) => job);
        var end = await table.EndOfAsync(await table.StartAsync());
        Assert.Equal((StoredJobState.Succeeded, 6), (end.State, failures));
    }

    [Fact]
    public async Task After_its_bound_of_tries_a_job_has_failed_and_its_error_is_not_told()
    {
        var tries = 0;
        var job = new ScriptedJob { Does = (_, step, _) => step == 2 && ++tries > 0 ? throw new FormatException("A secret.") : Task.CompletedTask };
        await using var table = await JobTable.CreateAsync(1, (_, _) => job);
        var end = await table.EndOfAsync(await table.StartAsync());
        Assert.Equal((StoredJobState.Failed, "job.failed", 3), (end.State, end.ErrorCode, tries));
        Assert.DoesNotContain("secret", end.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkpoint_that_gets_no_further_does_not_make_the_bound_void()
    {
        var tries = 0;
        var job = new ScriptedJob
        {
            Does = async (run, _, token) =>
            {
                tries++;
                await run.CheckpointAsync(new ScriptedJob.Counted(0, 0), 0, "counting", token);
                throw new FormatException("No frogs here.");
            },
        };
        await using var table = await JobTable.CreateAsync(1, (_, _) => job);
        Assert.Equal(("job.failed", 3), ((await table.EndOfAsync(await table.StartAsync())).ErrorCode, tries));
    }

    [Fact]
    public async Task While_the_database_is_away_tries_do_not_count()
    {
        var tries = 0;
        var job = new ScriptedJob { Does = (_, _, _) => ++tries <= 20 ? throw new JournalUnavailableException("Away.", new IOException()) : Task.CompletedTask };
        await using var table = await JobTable.CreateAsync(1, (_, _) => job);
        Assert.Equal(StoredJobState.Succeeded, (await table.EndOfAsync(await table.StartAsync())).State);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(5, 0)]
    [InlineData(3, 1)]
    public async Task A_running_job_that_is_cancelled_on_any_silo_ends_as_cancelled(int step, int silo)
    {
        var reached = new TaskCompletionSource();
        var job = new ScriptedJob { Does = (_, at, token) => at == step && reached.TrySetResult() ? ScriptedJob.HangAsync(token) : Task.CompletedTask };
        await using var table = await JobTable.CreateAsync(2, (_, _) => job);
        var id = await table.StartAsync();
        await table.UntilAsync(() => Task.FromResult(reached.Task.IsCompleted));
        Assert.True((await table.CancelAsync(id, silo)).Job!.IsCancelAsked);
        var end = await table.EndOfAsync(id);
        Assert.Equal((StoredJobState.Cancelled, null), (end.State, end.ResultJson));
        Assert.Equal(step - 1, job.Done.Count);
    }

    [Fact]
    public async Task A_wish_to_cancel_outlives_the_silo_that_runs_the_job()
    {
        var reached = new TaskCompletionSource();
        var job = new ScriptedJob { Does = (_, at, token) => at == 2 && reached.TrySetResult() ? ScriptedJob.HangAsync(token) : Task.CompletedTask };
        await using var table = await JobTable.CreateAsync(2, (_, _) => job);
        var id = await table.StartAsync();
        await table.UntilAsync(() => Task.FromResult(reached.Task.IsCompleted));
        var running = table.Silos.FindIndex(silo => silo.Shell.Here.Count == 1);
        table.Silos[running].Store.Die();
        await table.CancelAsync(id, 1 - running);
        var end = await table.EndOfAsync(id);
        Assert.Equal((StoredJobState.Cancelled, 2), (end.State, end.Attempt));
        Assert.Single(job.Done);
    }

    [Fact]
    public async Task A_waiting_job_that_is_cancelled_never_begins()
    {
        var job = new ScriptedJob();
        await using var table = await JobTable.CreateAsync(1, (_, _) => job, started: false);
        var id = await table.StartAsync();
        Assert.Equal(JobState.Cancelled, (await table.CancelAsync(id)).Job!.State);
        await table.Silos[0].Keeper.StartAsync(CancellationToken.None);
        var next = await table.StartAsync();
        await table.EndOfAsync(next);
        Assert.Equal(ScriptedJob.Steps, job.Done.Count);
    }

    [Fact]
    public async Task A_full_queue_refuses_and_says_when_to_come_back()
    {
        await using var table = await JobTable.CreateAsync(1, (_, _) => new ScriptedJob(), started: false);
        for (var i = 0; i < 3; i++) await table.StartAsync();
        var refused = (await table.TryStartAsync()).Refusal!;
        Assert.Equal(("job.queue-full", RefusalKind.TooMany), (refused.Code, refused.Kind));
        Assert.NotNull(refused.RetryAfter);
        var other = new CampaignId(Guid.NewGuid());
        for (var i = 0; i < 2; i++) await table.StartAsync(campaign: other);
        Assert.Equal("job.queue-full", (await table.TryStartAsync(campaign: new CampaignId(Guid.NewGuid()))).Refusal!.Code);
    }

    [Fact]
    public async Task Jobs_of_a_campaign_run_one_after_another_in_their_order_and_those_of_others_beside_them()
    {
        var (running, most, order) = (0, 0, new List<Guid>());
        var job = new ScriptedJob
        {
            Does = async (run, step, token) =>
            {
                if (step != 1) return;
                lock (order)
                {
                    most = Math.Max(most, ++running);
                    order.Add(run.Job.Value);
                }

                await Task.Yield();
                lock (order) running--;
            },
        };
        await using var table = await JobTable.CreateAsync(2, (_, _) => job, started: false);
        var started = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            started.Add((await table.StartAsync()).Value);
            table.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        foreach (var silo in table.Silos) await silo.Keeper.StartAsync(CancellationToken.None);
        foreach (var id in started) await table.EndOfAsync(new JobId(id));
        Assert.Equal(started, order);
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_silo_runs_no_more_jobs_than_it_may()
    {
        var mayGoOn = new TaskCompletionSource();
        var job = new ScriptedJob { Does = (_, _, _) => mayGoOn.Task };
        await using var table = await JobTable.CreateAsync(1, (_, _) => job);
        var ids = new List<JobId>();
        for (var i = 0; i < 4; i++) ids.Add(await table.StartAsync(campaign: new CampaignId(Guid.NewGuid())));
        await table.UntilAsync(() => Task.FromResult(table.Silos[0].Shell.Here.Count == 2));
        var looks = 0;
        await table.UntilAsync(() => Task.FromResult(++looks > 20));
        Assert.Equal((2, 2), ((await table.Store.MeasureAsync(CancellationToken.None)).Running, (await table.Store.MeasureAsync(CancellationToken.None)).Waiting));
        mayGoOn.SetResult();
        foreach (var id in ids) Assert.Equal(StoredJobState.Succeeded, (await table.EndOfAsync(id)).State);
    }

    [Fact]
    public async Task A_silo_that_stops_lets_its_jobs_go_and_another_goes_on_at_once()
    {
        var reached = new TaskCompletionSource();
        var job = new ScriptedJob { Does = (_, at, token) => at == 3 && reached.TrySetResult() ? ScriptedJob.HangAsync(token) : Task.CompletedTask };
        await using var table = await JobTable.CreateAsync(2, (_, _) => job);
        var id = await table.StartAsync();
        await table.UntilAsync(() => Task.FromResult(reached.Task.IsCompleted));
        var first = table.Silos.Single(silo => silo.Shell.Here.Count == 1);
        await first.Keeper.StopAsync(CancellationToken.None);

        var end = await table.EndOfAsync(id);
        Assert.Equal((StoredJobState.Succeeded, 2, 0), (end.State, end.Attempt, end.Tries));
        Assert.Equal([(1, 1), (1, 2), (2, 3), (2, 4)], job.Done);
    }

    [Fact]
    public async Task A_finished_job_is_forgotten_when_its_time_is_over()
    {
        await using var table = await JobTable.CreateAsync(1, (_, _) => new ScriptedJob());
        var id = await table.StartAsync();
        var end = await table.EndOfAsync(id);
        Assert.Equal(end.FinishedAt + TimeSpan.FromHours(1), end.ExpiresAt);
        table.Clock.Advance(TimeSpan.FromMinutes(59) - (table.Clock.GetUtcNow() - end.FinishedAt!.Value));
        await table.UntilAsync(async () => await table.Store.FindAsync(id.Value, CancellationToken.None) is null);
        Assert.True(table.Clock.GetUtcNow() >= end.ExpiresAt);
    }
}
