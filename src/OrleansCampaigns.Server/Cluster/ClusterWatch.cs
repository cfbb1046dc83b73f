using System.Collections.Concurrent;

namespace OrleansCampaigns.Server.Cluster;

/// <summary>
/// Declares a killed silo dead within <see cref="Period"/> or two, where Orleans' own probes take 10 s and more: looks at every other active silo's port, and only
/// a connection refused twice counts. A silo whose machine is gone, or that hangs, is left to the probes.
/// </summary>
public sealed class ClusterWatch(
    IClusterMembershipService membership, ILocalSiloDetails self, TimeProvider clock, ILogger<ClusterWatch> logger) : BackgroundService
{
    /// <summary>Between two looks at the same silo. A look is one TCP connection.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);

    /// <summary>Silos that are being looked at. Added before the look, removed by it: whatever else were stored here later could outlive it, and nobody would look again.</summary>
    private readonly ConcurrentDictionary<SiloAddress, byte> _looks = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var silo in Others())
                if (_looks.TryAdd(silo, 0)) _ = LookAsync(silo, stoppingToken);
        }
    }

    private IEnumerable<SiloAddress> Others() => membership.CurrentSnapshot.Members.Values
        .Where(member => member.Status is SiloStatus.Active or SiloStatus.Joining && !member.SiloAddress.Equals(self.SiloAddress))
        .Select(member => member.SiloAddress);

    private async Task LookAsync(SiloAddress silo, CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            if (!await SiloProbe.IsGoneAsync(silo.Endpoint, clock, cancellationToken)) return;
            var killed = await membership.TryKill(silo);
            logger.SiloGone(silo, killed);
        }
        catch (Exception cause) when (cause is not OperationCanceledException)
        {
            logger.WatchFailed(cause, silo);
        }
        finally
        {
            _looks.TryRemove(silo, out _);
        }
    }
}
