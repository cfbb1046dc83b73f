using Orleans.Concurrency;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>Sends the commands that follow from a campaign's events. Key: the campaign's GUID.</summary>
[GrainInterfaceType("influence"), Alias("influence")]
public interface IInfluenceGrain : IGrainWithGuidKey
{
    /// <summary>The journal has at least this many events now: handle those not yet handled.</summary>
    [Alias("continue"), OneWay]
    Task ContinueAsync(long sequence);
}
