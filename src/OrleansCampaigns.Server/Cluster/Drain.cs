using Orleans.Runtime.Placement;
using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Server.Cluster;

/// <summary>
/// Before this silo stops, its campaigns' activations move to the silos that win them without it, while calls still reach it. Without this a stop deactivates
/// them one by one and callers meet rejections. The doors are closed by then: the web server stops before the silo.
/// </summary>
public sealed class Drain(
    LocalActivations activations, IClusterMembershipService membership, ILocalSiloDetails self, TimeProvider clock, ILogger<Drain> logger)
    : ILifecycleParticipant<ISiloLifecycle>
{
    /// <summary>For all waves of <see cref="MovingOrder"/> together. What has not moved by then is deactivated by the silo's own stop, which needs the rest of <see cref="ServerHost.StopMax"/>.</summary>
    public static readonly TimeSpan MovingMax = TimeSpan.FromSeconds(12);

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(Drain), ServiceLifecycleStage.Active + 1, _ => Task.CompletedTask, MoveAllAsync);

    private async Task MoveAllAsync(CancellationToken cancellationToken)
    {
        var others = membership.CurrentSnapshot.Members.Values
            .Where(member => member.Status == SiloStatus.Active && !member.SiloAddress.Equals(self.SiloAddress))
            .Select(member => member.SiloAddress)
            .ToList();
        if (others.Count == 0 || activations.Count == 0) return;
        logger.Draining(activations.Count);
        using var limit = new CancellationTokenSource(MovingMax, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            for (var wave = 0; wave < MovingOrder.WaveCount; wave++)
            {
                var moving = InWave(wave).ToList();
                foreach (var context in moving) Move(context, others);
                await Task.WhenAll(moving.Select(context => context.Deactivated)).WaitAsync(either.Token);
            }
        }
        catch (OperationCanceledException)
        {
            logger.DrainCutShort(activations.Count);
        }
    }

    private IEnumerable<IGrainContext> InWave(int wave) =>
        activations.All.Where(context => MovingOrder.WaveOf(context.GrainId.Type) == wave);

    private static void Move(IGrainContext context, List<SiloAddress> others)
    {
        var home = CampaignPlacementDirector.HomeOf(EntityKeys.CampaignOf(context.GrainId), others);
        context.Migrate(new Dictionary<string, object> { [IPlacementDirector.PlacementHintKey] = home });
    }
}
