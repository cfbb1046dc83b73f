using Orleans.Concurrency;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>One handler's work for one campaign. Keys are made by <see cref="HandlerKeys"/>.</summary>
[GrainInterfaceType("event-handler"), Alias("event-handler")]
public interface IHandlerGrain : IGrainWithGuidCompoundKey
{
    /// <summary>The journal has at least this many events now: handle those not yet handled.</summary>
    [Alias("continue"), OneWay]
    Task ContinueAsync(long sequence);

    /// <summary>Tries a dead letter once more, whatever came behind it since.</summary>
    /// <returns>What went wrong; null when it was handled and is no dead letter any more, or never was one.</returns>
    [Alias("retry")]
    Task<string?> RetryAsync(long sequence);

    /// <summary>Sequence up to which all events are handled or dead letters.</summary>
    [Alias("handled")]
    Task<long> HandledAsync();
}
