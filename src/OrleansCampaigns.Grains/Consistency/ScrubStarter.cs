using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>Wakes the scrubber after the start of a silo, and, where no reminder does it from then on, again and again.</summary>
internal sealed class ScrubStarter(IGrainFactory grains, ScrubPlan plan, TimeProvider clock, ILogger<ScrubStarter> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (plan.RowsPerSecond == 0) return;
        try
        {
            using var timer = new PeriodicTimer(ScrubberGrain.WakePeriod, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken))
                if (await TryWakeAsync()) return;
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
    }

    private async Task<bool> TryWakeAsync()
    {
        try
        {
            return await grains.GetGrain<IScrubberGrain>(0).WakeAsync();
        }
        catch (Exception cause) when (cause is OrleansException or TimeoutException or Journal.JournalUnavailableException)
        {
            logger.NotWoken(cause);
            return false;
        }
    }
}
