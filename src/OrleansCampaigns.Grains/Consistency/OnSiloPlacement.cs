using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>Puts a grain on the silo whose address is its key. A call for one that is gone fails.</summary>
[GenerateSerializer, Immutable, Alias("on-silo-placement")]
public sealed class OnSiloPlacement : PlacementStrategy;

/// <summary>Marks a grain class for <see cref="OnSiloPlacement"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnSiloPlacementAttribute() : PlacementAttribute(new OnSiloPlacement());

/// <summary>See <see cref="OnSiloPlacement"/>.</summary>
internal sealed class OnSiloPlacementDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var wanted = target.GrainIdentity.Key.ToString()!;
        return Task.FromResult(context.GetCompatibleSilos(target).FirstOrDefault(silo => silo.ToParsableString() == wanted)
            ?? throw new ArgumentException("The silo is not in the cluster any more.", nameof(target)));
    }
}
