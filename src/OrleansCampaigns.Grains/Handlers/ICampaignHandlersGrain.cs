using Orleans.Concurrency;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>Tells the handlers of one campaign that there is something for them. Key: the campaign's GUID.</summary>
[GrainInterfaceType("campaign-handlers"), Alias("campaign-handlers")]
public interface ICampaignHandlersGrain : IGrainWithGuidKey
{
    /// <summary>The journal has at least this many events now. What the stream has told already costs nothing more.</summary>
    [Alias("continue"), OneWay]
    Task ContinueAsync(long sequence);

    /// <summary>The same, and whoever was told before is told again: what was told may have been lost with a silo.</summary>
    [Alias("catch-up"), OneWay]
    Task CatchUpAsync(long sequence);
}
