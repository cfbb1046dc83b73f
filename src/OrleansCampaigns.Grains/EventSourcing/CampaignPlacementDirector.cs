using Orleans.Placement;
using Orleans.Runtime.Placement;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>
/// Rendezvous hashing (Thaler, Ravishankar 1998): every silo computes the same home for a campaign, and when a silo comes or goes only the
/// campaigns that it wins or held move.
/// </summary>
public sealed class CampaignPlacementDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        var hint = IPlacementDirector.GetPlacementHint(target.RequestContextData, silos);
        return Task.FromResult(hint ?? HomeOf(EntityKeys.CampaignOf(target.GrainIdentity), silos));
    }

    /// <summary>The silo that wins the campaign among those given (at least one).</summary>
    public static SiloAddress HomeOf(CampaignId campaign, IEnumerable<SiloAddress> silos)
    {
        SiloAddress? home = null;
        var best = 0UL;
        foreach (var silo in silos)
        {
            var weight = WeightOf(campaign, silo);
            if (home is not null && (weight < best || (weight == best && silo.CompareTo(home) > 0))) continue;
            (home, best) = (silo, weight);
        }

        return home ?? throw new ArgumentException("There is no silo to choose from.", nameof(silos));
    }

    private static ulong WeightOf(CampaignId campaign, SiloAddress silo)
    {
        Span<byte> bytes = stackalloc byte[16];
        campaign.Value.TryWriteBytes(bytes);
        var mixed = BitConverter.ToUInt64(bytes) ^ BitConverter.ToUInt64(bytes[8..]) ^ ((ulong)(uint)silo.GetConsistentHashCode() * 0x9E3779B97F4A7C15);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
