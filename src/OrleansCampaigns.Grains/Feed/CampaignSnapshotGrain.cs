using Orleans.Concurrency;
using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Feed;

[GrainType("campaign-world-snapshot"), CampaignPlacement]
internal sealed class CampaignSnapshotGrain(
    [PersistentState("campaign-world-snapshot", EntitySnapshot.Storage)] IPersistentState<EntitySnapshot> kept) : Grain, ICampaignSnapshotGrain
{
    [ReadOnly]
    public Task<EntitySnapshot> ReadAsync() => Task.FromResult(kept.State);

    public Task ForgetAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task OfferAsync(EntitySnapshot snapshot)
    {
        if (kept.State.RulesBuild == snapshot.RulesBuild && kept.State.Version >= snapshot.Version) return;
        kept.State = snapshot;
        await kept.WriteStateAsync();
    }
}
