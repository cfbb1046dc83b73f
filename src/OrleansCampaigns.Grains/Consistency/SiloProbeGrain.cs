using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Consistency;

[GrainType("silo-probe"), OnSiloPlacement, Reentrant]
internal sealed class SiloProbeGrain(CampaignReplicas replicas, LocalActivations activations) : Grain, ISiloProbeGrain
{
    public async Task<SiloFingerprints> FingerprintAsync(CampaignId campaign, long atLeast)
    {
        var live = activations.All.Select(context => EntityKeys.EntityOf(context.GrainId, campaign)).OfType<EntityRef>().ToImmutableArray();
        return new SiloFingerprints(await ReplicaAsync(campaign, atLeast), live, EntityShell.RulesBuild);
    }

    public Task<bool> RenewReplicaAsync(CampaignId campaign) => replicas.RenewAsync(campaign);

    private async Task<MomentFingerprint?> ReplicaAsync(CampaignId campaign, long atLeast)
    {
        if (replicas.Held.FirstOrDefault(held => held.Replica.Campaign == campaign)?.Replica is not { IsOver: false } replica) return null;
        try
        {
            if (replica.World.Sequence < atLeast) await replica.CatchUpAsync(CancellationToken.None);
            return MomentFingerprint.Of(replica.Moment);
        }
        catch (JournalUnavailableException)
        {
            // It faulted, which is told elsewhere, or the journal is away, which its next reader hears.
            return null;
        }
    }
}
