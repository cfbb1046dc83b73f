using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>
/// Wakes the senders of subscriptions with something due: after a silo died with the timers in its memory nobody else would. One silo of the cluster looks; which one follows
/// from who is there, and while they disagree two may look, which harms nobody.
/// </summary>
internal sealed class WebhookKeeper(WebhookShell shell, IGrainFactory grains, ISiloStatusOracle silos) : BackgroundService
{
    /// <summary>Subscriptions in one statement; more take more statements.</summary>
    public const int WebhooksAtOnce = 1_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(shell.Options.Check, shell.Clock);
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryLookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    private async Task TryLookAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (IsMine()) await LookAsync(stoppingToken);
        }
        catch (Exception cause) when (!stoppingToken.IsCancellationRequested)
        {
            shell.Logger.WebhooksNotKept(cause);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var after = (CampaignId: Guid.Empty, SubscriptionId: Guid.Empty);
        while (true)
        {
            var page = await shell.Store.ListDueAsync(shell.Clock.GetUtcNow(), after, WebhooksAtOnce, cancellationToken);
            foreach (var (campaign, webhook) in page) grains.GetWebhookSender(campaign, webhook).WakeAsync(atOnce: false).Ignore();
            if (page.Length < WebhooksAtOnce) return;
            after = page[^1];
        }
    }

    private bool IsMine()
    {
        var active = silos.GetApproximateSiloStatuses(onlyActive: true).Keys;
        return active.Contains(silos.SiloAddress) && CampaignPlacementDirector.HomeOf(default, active).Equals(silos.SiloAddress);
    }
}
