using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Grains.Handlers;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Consistency;

[GrainType("silo-probe"), OnSiloPlacement, Reentrant]
internal sealed class SiloProbeGrain(CampaignReplicas replicas, LocalActivations activations, HandlersHere handlers) : Grain, ISiloProbeGrain
{
    public async Task<SiloFingerprints> FingerprintAsync(CampaignId campaign, long atLeast)
    {
        var live = activations.All.Select(context => EntityKeys.EntityOf(context.GrainId, campaign)).OfType<EntityRef>().ToImmutableArray();
        var atWork = handlers.Active.Select(progress => progress.Mark).Where(mark => mark.CampaignId == campaign.Value).Select(mark => new LiveHandler(mark.Handler, mark.Sequence)).ToImmutableArray();
        return new SiloFingerprints(await ReplicaAsync(campaign, atLeast), live, atWork, EntityShell.RulesBuild);
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
