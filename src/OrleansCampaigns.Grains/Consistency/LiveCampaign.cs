using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Handlers;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>What the cluster's silos have of a campaign in memory. A silo that goes while it is asked has nothing any more.</summary>
public sealed class LiveCampaign(IGrainFactory grains, IClusterMembershipService membership)
{
    /// <summary>What each silo has, its replica at least at <paramref name="atLeast"/>; ascending by the replicas' sequences.</summary>
    internal async Task<IReadOnlyList<(string Silo, SiloFingerprints Has)>> ProbeAsync(CampaignId campaign, long atLeast)
    {
        var probed = new List<(string, SiloFingerprints)>();
        foreach (var silo in membership.CurrentSnapshot.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress.ToParsableString()))
            if (await AskAsync(() => grains.GetGrain<ISiloProbeGrain>(silo).FingerprintAsync(campaign, atLeast)) is { } has) probed.Add((silo, has));
        return [.. probed.OrderBy(one => one.Item2.Replica?.Sequence ?? 0)];
    }

    /// <summary>Null when the entity does not answer now.</summary>
    internal Task<EntityFingerprint?> FingerprintAsync(CampaignId campaign, EntityRef entity) => AskAsync(() => grains.GetEntity(campaign, entity).FingerprintAsync());

    internal async Task<bool> ReloadAsync(CampaignId campaign, EntityRef entity) =>
        await AskAsync(async () =>
        {
            await grains.GetEntity(campaign, entity).ReloadAsync();
            return "done";
        }) is not null;

    internal async Task<bool> RenewReplicaAsync(string silo, CampaignId campaign) =>
        await AskAsync(async () => await grains.GetGrain<ISiloProbeGrain>(silo).RenewReplicaAsync(campaign) ? "done" : "nothing to renew") is not null;

    /// <summary>The campaign's snapshot may be in the memory of the grain that keeps it.</summary>
    internal Task ForgetSnapshotAsync(CampaignId campaign) => AskAsync(async () =>
    {
        await grains.GetGrain<Feed.ICampaignSnapshotGrain>(campaign.Value).ForgetAsync();
        return "done";
    });

    /// <summary>Up to where a handler has handled all; null when it does not answer now.</summary>
    internal async Task<long?> HandledAsync(CampaignId campaign, string handler) =>
        (await AskAsync(async () => new LiveHandler(handler, await grains.GetHandler(campaign, handler).HandledAsync())))?.Handled;

    internal async Task<bool> ReloadHandlerAsync(CampaignId campaign, string handler) =>
        await AskAsync(async () =>
        {
            await grains.GetHandler(campaign, handler).ReloadAsync();
            return "done";
        }) is not null;

    private static async Task<T?> AskAsync<T>(Func<Task<T>> question)
        where T : class
    {
        try
        {
            return await question();
        }
        catch (Exception cause) when (cause is OrleansException or TimeoutException or ArgumentException or InvalidOperationException or CommandUndecidedException)
        {
            // Among them a handler that this build does not have.
            return null;
        }
    }
}
