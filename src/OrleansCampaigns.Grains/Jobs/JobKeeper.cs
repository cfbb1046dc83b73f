using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>
/// Runs jobs on this silo: claims what waits, and what a dead silo left behind, as far as there is room. Every silo looks; the store gives each job to one. No reminders:
/// SQLite has none, and a look is one read of a small index. When the silo stops, its jobs wait again, and another silo goes on with them.
/// </summary>
internal sealed class JobKeeper(JobShell shell) : BackgroundService
{
    /// <summary>Finished jobs that are forgotten in one statement.</summary>
    public const int ForgottenAtOnce = 100;

    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private DateTimeOffset _sweptAt;

    /// <summary>Jobs are claimed and run until it is cancelled; what runs then is let go.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
                if (shell.Now - _sweptAt >= shell.Limits.Sweep) await SweepAsync(stoppingToken);
                await shell.Here.HearAsync(shell.Limits.Look, stoppingToken);
            }
            catch (Exception cause)
            {
                if (stoppingToken.IsCancellationRequested) break;
                shell.Logger.JobsNotLookedFor(cause);
                await Task.Delay(shell.Limits.Look, shell.Clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(_running.Keys);
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        shell.Metrics.Measured(await shell.Store.MeasureAsync(cancellationToken), shell.Now);
        var room = shell.Limits.RunningOnSiloMax - shell.Here.Count;
        if (room <= 0) return;
        foreach (var due in await shell.Store.ListDueAsync(shell.Kinds.Names, shell.Now, shell.Limits.RunningOfCampaignMax, 2 * room, cancellationToken))
        {
            if (shell.Here.Count >= shell.Limits.RunningOnSiloMax) return;
            var claim = new JobClaim(due.Id, due.Attempt, shell.Now, shell.Now + shell.Limits.Lease, shell.Limits.RunningOfCampaignMax);
            if (await shell.Store.ClaimAsync(claim, cancellationToken)) await BeginAsync(due, cancellationToken);
        }
    }

    /// <summary>Read once more: until the claim, whoever had it before could still store a checkpoint.</summary>
    private async Task BeginAsync(JobRow due, CancellationToken stopping)
    {
        if (await shell.Store.FindAsync(due.Id, stopping) is not { State: StoredJobState.Running } row || row.Attempt != due.Attempt + 1) return;
        var attempt = new JobAttempt(row, shell.Kinds.Find(row.Kind)!, shell);
        if (!shell.Here.TryBegin(attempt.Id, attempt))
        {
            attempt.Dispose(); // an attempt here that was taken for dead has not noticed yet; the job is found again when the lease is over
            return;
        }

        var run = RunAsync(attempt, stopping);
        _running[run] = true;
        _ = run.ContinueWith(done => _running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task RunAsync(JobAttempt attempt, CancellationToken stopping)
    {
        await Task.Yield();
        try
        {
            await attempt.RunAsync(stopping);
        }
        catch (Exception cause)
        {
            shell.Logger.JobRunBroken(cause, attempt.Id); // its lease runs out, and the job is found again
        }
        finally
        {
            shell.Here.End(attempt.Id, attempt);
            attempt.Dispose();
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        _sweptAt = shell.Now;
        while (await shell.Store.ForgetAsync(shell.Now, ForgottenAtOnce, cancellationToken) is { IsEmpty: false } forgotten)
        {
            foreach (var id in forgotten) shell.Files.DropAll(new JobId(id));
        }

        shell.Files.DropOlderThan(shell.Now - JobPolicy.KeptMost);
    }
}
