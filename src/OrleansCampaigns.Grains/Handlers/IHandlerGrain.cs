using Orleans.Concurrency;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>One handler's work for one campaign. Keys are made by <see cref="HandlerKeys"/>.</summary>
[GrainInterfaceType("event-handler"), Alias("event-handler")]
public interface IHandlerGrain : IGrainWithGuidCompoundKey
{
    /// <summary>The journal has at least this many events now: handle those not yet handled.</summary>
    [Alias("continue"), OneWay]
    Task ContinueAsync(long sequence);

    /// <summary>The same with the events, which saves reading them: when the piece follows on what was read, and there is room for it.</summary>
    [Alias("offer"), OneWay]
    Task OfferAsync(HandlerBatch batch);

    /// <summary>
    /// Tries a dead letter once more, when the events of its entity that were taken before are finished: out of its order, because what came behind it was handled since.
    /// What it sends takes effect once, whatever earlier tries have sent. A breaker that is open does not keep it. Answers after <see cref="HandlerGrain.RetryAnswerMax"/> at the latest.
    /// </summary>
    [Alias("retry")]
    Task<DeadLetterRetry> RetryAsync(long sequence);

    /// <summary>Sequence up to which all events are handled or dead letters.</summary>
    [Alias("handled")]
    Task<long> HandledAsync();

    /// <summary>Stops, and begins again at what is stored: somebody has repaired that. What is under way ends, or is tried again.</summary>
    [Alias("reload")]
    Task ReloadAsync();
}
