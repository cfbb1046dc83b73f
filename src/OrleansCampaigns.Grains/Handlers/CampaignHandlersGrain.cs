using System.Collections.Immutable;
using Orleans.Concurrency;
using Orleans.Streams;
using Orleans.Streams.Core;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>
/// Hears the campaign's stream and tells those handlers that take something of it. The stream promises nothing: where it left a gap, and when the journal comes to a silo,
/// every handler is told and reads the journal itself.
/// </summary>
[GrainType("campaign-handlers"), CampaignPlacement, ImplicitStreamSubscription(CampaignStream.Namespace), Reentrant]
internal sealed class CampaignHandlersGrain(EventHandlers handlers) : Grain, ICampaignHandlersGrain, IStreamSubscriptionObserver, IAsyncObserver<CampaignStreamBatch>
{
    /// <summary>Events that a handler does not take are passed over this many at a time.</summary>
    public const int PassedOverMax = 1_000;

    private long _heard;
    private ImmutableArray<IHandlerGrain> _grains = [];

    private CampaignId Campaign => new(this.GetPrimaryKey());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _grains = [.. handlers.All.Select(handler => GrainFactory.GetHandler(Campaign, handler))];
        return Task.CompletedTask;
    }

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<CampaignStreamBatch>().ResumeAsync(this);

    public Task ContinueAsync(long sequence)
    {
        if (sequence > _heard) TellAll(sequence);
        return Task.CompletedTask;
    }

    public Task OnNextAsync(CampaignStreamBatch item, StreamSequenceToken? token = null)
    {
        var (first, last) = (item.Events[0].Sequence, item.Events[^1].Sequence);
        if (last <= _heard) return Task.CompletedTask;
        if (first > _heard + 1 || first / PassedOverMax != last / PassedOverMax || last % PassedOverMax == 0) TellAll(last);
        else Tell(item.Events);
        return Task.CompletedTask;
    }

    /// <summary>The stream's own failures are gaps.</summary>
    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;

    public Task OnCompletedAsync() => Task.CompletedTask;

    private void TellAll(long sequence)
    {
        _heard = sequence;
        foreach (var grain in _grains) grain.ContinueAsync(sequence).Ignore();
    }

    private void Tell(ImmutableArray<CampaignStreamEvent> events)
    {
        _heard = events[^1].Sequence;
        for (var i = 0; i < _grains.Length; i++)
        {
            var takes = handlers.All[i].Takes;
            if (events.Any(stored => takes.Contains(stored.Type))) _grains[i].ContinueAsync(_heard).Ignore();
        }
    }
}
