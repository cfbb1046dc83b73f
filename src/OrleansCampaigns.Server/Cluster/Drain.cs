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
    /// <summary>What has not moved by then is deactivated by the silo's own stop.</summary>
    public static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(10);

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
        foreach (var context in activations.All) Move(context, others);
        var started = clock.GetTimestamp();
        while (activations.Count > 0 && clock.GetElapsedTime(started) < TimeMax && !cancellationToken.IsCancellationRequested)
            await Task.Delay(LookAgainAfter, clock, CancellationToken.None);
        if (activations.Count > 0) logger.DrainCutShort(activations.Count);
    }

    private static void Move(IGrainContext context, List<SiloAddress> others)
    {
        var home = CampaignPlacementDirector.HomeOf(EntityKeys.CampaignOf(context.GrainId), others);
        context.Migrate(new Dictionary<string, object> { [IPlacementDirector.PlacementHintKey] = home });
    }
}
