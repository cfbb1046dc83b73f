using Orleans.Concurrency;
using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>
/// The turns and the timer of a <see cref="WebhookSender"/>. What is due is in the database: when this goes, with or without a farewell, <see cref="WebhookKeeper"/> wakes
/// another one.
/// </summary>
[GrainType("webhook-sender"), CampaignPlacement, Reentrant]
internal sealed class WebhookSenderGrain(WebhookShell shell) : Grain, IWebhookSenderGrain, IDisposable
{
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TimerMax = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource _stopping = new();
    private WebhookSender _sender = null!;
    private IGrainTimer? _timer;
    private bool _running;
    private bool _again;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _sender = new WebhookSender(shell, EntityKeys.CampaignOf(this.GetGrainId()).Value, this.GetPrimaryKey(out _));
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        _sender.Went();
    }

    public void Dispose() => _stopping.Dispose();

    public Task WakeAsync(bool atOnce)
    {
        if (atOnce) _sender.Breaker.LetOne();
        _again = true;
        if (!_running) RunAsync().Ignore();
        return Task.CompletedTask;
    }

    private async Task RunAsync()
    {
        _running = true;
        try
        {
            var next = (DateTimeOffset?)null;
            while (_again)
            {
                _again = false;
                DelayDeactivation(TimerMax);
                next = await _sender.RunAsync(_stopping.Token);
            }

            if (next is { } at) ComeAgain(at - shell.Clock.GetUtcNow());
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The next activation sends on.
        }
        catch (Exception cause)
        {
            shell.Logger.WebhookNotSent(cause);
            ComeAgain(AgainAfter);
        }
        finally
        {
            _running = false;
        }
    }

    private void ComeAgain(TimeSpan after)
    {
        _timer?.Dispose();
        var due = after < TimeSpan.Zero ? TimeSpan.Zero : after > TimerMax ? TimerMax : after;
        _timer = this.RegisterGrainTimer(() => WakeAsync(atOnce: false), new() { DueTime = due, Period = Timeout.InfiniteTimeSpan, Interleave = true });
    }
}
