using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Feed;

/// <summary>Keeps a campaign's newest snapshot for the replicas of all silos. Key: the campaign's GUID.</summary>
[GrainInterfaceType("campaign-world-snapshot"), Alias("campaign-world-snapshot")]
public interface ICampaignSnapshotGrain : IGrainWithGuidKey
{
    [Alias("read")]
    Task<EntitySnapshot> ReadAsync();

    /// <summary>Keeps it when it is newer than what is kept, or what is kept is of another build.</summary>
    [Alias("offer")]
    Task OfferAsync(EntitySnapshot snapshot);

    /// <summary>What was kept is stored no more: the next activation reads what is.</summary>
    [Alias("forget")]
    Task ForgetAsync();
}
