using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>
/// Verifies as many campaigns at once as there are silos, each on its own silo and at that silo's pace. Remembers the last campaign that is done with all before it: after a
/// restart or the death of its silo it goes on behind it.
/// </summary>
[GrainType("scrubber")]
internal sealed class ScrubberGrain(
    [PersistentState("scrub-walk", EntitySnapshot.Storage)] IPersistentState<ScrubWalk> walk,
    ScrubPlan plan,
    VerificationParts parts,
    IClusterMembershipService membership,
    ScrubMetrics metrics,
    ILogger<ScrubberGrain> logger) : Grain, IScrubberGrain, IRemindable, IDisposable
{
    public const string Reminder = "walk";

    public static readonly TimeSpan WakePeriod = TimeSpan.FromMinutes(1);

    /// <summary>The position is written at most so often, and at the end.</summary>
    public static readonly TimeSpan RememberPeriod = TimeSpan.FromSeconds(10);

    /// <summary>Repaired findings are kept so long.</summary>
    public static readonly TimeSpan KeepRepaired = TimeSpan.FromDays(400);

    private readonly CancellationTokenSource _gone = new();
    private Task _walking = Task.CompletedTask;
    private DateTimeOffset _remembered;

    public async Task<bool> WakeAsync()
    {
        if (plan.RowsPerSecond == 0) return false;
        if (_walking.IsCompleted) _walking = TryWalkAsync();
        if (ServiceProvider.GetService<IReminderTable>() is null) return false;
        await this.RegisterOrUpdateReminder(Reminder, WakePeriod, WakePeriod);
        return true;
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (plan.RowsPerSecond > 0) await TellAsync();
        else if (await this.GetReminder(reminderName) is { } reminder) await this.UnregisterReminder(reminder);
        if (plan.RowsPerSecond > 0 && _walking.IsCompleted) _walking = TryWalkAsync();
    }

    public Task<ScrubProgress> ProgressAsync() => Task.FromResult(new ScrubProgress(
        walk.State.After, walk.State.Began ?? default, !walk.State.IsOver && walk.State.Began is not null, walk.State.Campaigns, Oldest));

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _gone.CancelAsync();
        metrics.WalkWent();
        await Task.WhenAny(_walking, Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken));
    }

    public void Dispose() => _gone.Dispose();

    private DateTimeOffset Oldest => walk.State.WholeSince ?? walk.State.Began ?? parts.Clock.GetUtcNow();

    private async Task TryWalkAsync()
    {
        await Task.Yield();
        try
        {
            await WalkAsync(_gone.Token);
        }
        catch (Exception cause) when (!_gone.IsCancellationRequested)
        {
            logger.WalkStopped(cause);
        }
        catch (OperationCanceledException)
        {
            // The silo stops; another goes on.
        }
    }

    private async Task WalkAsync(CancellationToken cancellationToken)
    {
        var state = walk.State;
        if (state.Began is not { } began || (state.IsOver && parts.Clock.GetUtcNow() - began >= plan.Every))
            (state.After, state.Began, state.IsOver, state.Campaigns, state.LeftOut) = (Guid.Empty, parts.Clock.GetUtcNow(), false, 0, false);
        await TellAsync();
        while (!state.IsOver)
        {
            DelayDeactivation(WakePeriod * 2);
            if (!await VerifyNextAsync(cancellationToken)) (state.IsOver, state.WholeSince) = (true, state.LeftOut ? state.WholeSince : state.Began);
            await RememberAsync(atOnce: state.IsOver);
        }

        await parts.Findings.ForgetAsync(parts.Clock.GetUtcNow() - KeepRepaired, cancellationToken);
        await TellAsync();
    }

    /// <returns>False when there is no further campaign.</returns>
    private async Task<bool> VerifyNextAsync(CancellationToken cancellationToken)
    {
        var silos = Math.Max(1, membership.CurrentSnapshot.Members.Values.Count(member => member.Status == SiloStatus.Active));
        var (after, verifying) = (walk.State.After, new List<Task>());
        while (verifying.Count < silos && await parts.Tables.NextCampaignAsync(after, cancellationToken) is { } next)
        {
            after = next;
            verifying.Add(VerifyAsync(new CampaignId(next), cancellationToken));
        }

        await Task.WhenAll(verifying);
        walk.State.After = after;
        walk.State.Campaigns += verifying.Count;
        return verifying.Count > 0;
    }

    private async Task VerifyAsync(CampaignId campaign, CancellationToken cancellationToken)
    {
        try
        {
            VerificationStep? last = null;
            await foreach (var step in new ClusterVerifier(GrainFactory, parts.Clock).RunAsync(campaign, repair: true, cancellationToken)) last = step;
            foreach (var finding in last?.Findings ?? []) logger.Found(finding.Code, campaign.Value, finding.Sequence, finding.Repaired);
        }
        catch (Exception cause) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever is wrong with one campaign, the walk goes on to those behind it.
            walk.State.LeftOut = true;
            metrics.Failed();
            logger.NotVerified(cause, campaign.Value);
        }
    }

    private async Task TellAsync() => metrics.Walking(Oldest, await parts.Findings.CountOpenAsync(CancellationToken.None));

    private async Task RememberAsync(bool atOnce)
    {
        var now = parts.Clock.GetUtcNow();
        if (!atOnce && now - _remembered < RememberPeriod) return;
        _remembered = now;
        await walk.WriteStateAsync();
    }
}
