using System.Collections.Immutable;
using Orleans.Concurrency;
using Orleans.Streams;
using Orleans.Streams.Core;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>
/// Hears the campaign's stream and hands each handler what it takes of it. The stream promises nothing: where it left a gap, and when the journal comes to a silo,
/// every handler is told and reads the journal itself. It keeps nothing but how far it has heard and told.
/// </summary>
[GrainType("campaign-handlers"), CampaignPlacement, ImplicitStreamSubscription(CampaignStream.Namespace), Reentrant]
internal sealed class CampaignHandlersGrain(EventHandlers handlers) : Grain, ICampaignHandlersGrain, IStreamSubscriptionObserver, IAsyncObserver<CampaignStreamBatch>
{
    /// <summary>A handler that takes nothing of so many events is told that they are not for it, so that its position moves.</summary>
    public const int PassedOverMax = 1_000;

    /// <summary>How long the stream may bring nothing of what the journal is known to have, until it counts as lost.</summary>
    public static readonly TimeSpan StreamPatience = TimeSpan.FromMilliseconds(500);

    private long _heard;
    private long _heardBefore;
    private long _said;
    private IGrainTimer? _waiting;
    private ImmutableArray<IHandlerGrain> _grains = [];

    /// <summary>Up to where each handler was told of all that it takes.</summary>
    private long[] _told = [];

    private CampaignId Campaign => new(this.GetPrimaryKey());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _grains = [.. handlers.All.Select(handler => GrainFactory.GetHandler(Campaign, handler.Name))];
        _told = new long[_grains.Length];
        return Task.CompletedTask;
    }

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<CampaignStreamBatch>().ResumeAsync(this);

    public Task ContinueAsync(long sequence)
    {
        if (sequence <= _heard) return Task.CompletedTask;
        _said = Math.Max(_said, sequence);
        if (_waiting is not null) return Task.CompletedTask;
        if (_heard == _heardBefore) TellAll(_said);
        else AwaitStream();
        return Task.CompletedTask;
    }

    /// <summary>A stream that is late and moves is not lost: telling of what it is about to bring would make every handler read the journal for it.</summary>
    private void AwaitStream()
    {
        _heardBefore = _heard;
        _waiting = this.RegisterGrainTimer(StreamHadTimeAsync, new() { DueTime = StreamPatience, Period = Timeout.InfiniteTimeSpan, KeepAlive = true, Interleave = true });
    }

    private Task StreamHadTimeAsync()
    {
        _waiting?.Dispose();
        _waiting = null;
        return ContinueAsync(_said);
    }

    public Task CatchUpAsync(long sequence)
    {
        if (sequence > _heard)
        {
            TellAll(sequence);
            return Task.CompletedTask;
        }

        for (var i = 0; i < _grains.Length; i++)
        {
            if (_told[i] < _heard) Offer(i, []);
            else _grains[i].ContinueAsync(_heard).Ignore();
        }

        return Task.CompletedTask;
    }

    public Task OnNextAsync(CampaignStreamBatch item, StreamSequenceToken? token = null)
    {
        var (first, last) = (item.Events[0].Sequence, item.Events[^1].Sequence);
        if (last <= _heard) return Task.CompletedTask;
        if (first > _heard + 1) TellAll(last);
        else Tell(item.Events);
        return Task.CompletedTask;
    }

    /// <summary>The stream's own failures are gaps.</summary>
    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;

    public Task OnCompletedAsync() => Task.CompletedTask;

    private void TellAll(long sequence)
    {
        _heard = sequence;
        for (var i = 0; i < _grains.Length; i++)
        {
            _told[i] = sequence;
            _grains[i].ContinueAsync(sequence).Ignore();
        }
    }

    private void Tell(ImmutableArray<CampaignStreamEvent> events)
    {
        _heard = events[^1].Sequence;
        for (var i = 0; i < _grains.Length; i++)
        {
            var takes = handlers.All[i].Takes;
            ImmutableArray<CampaignStreamEvent> taken = [.. events.Where(stored => takes.Contains(stored.Type))];
            if (!taken.IsEmpty || _heard - _told[i] >= PassedOverMax) Offer(i, taken);
        }
    }

    /// <summary>All that the handler was not told of before, and does not take, is between; it must not be read for that.</summary>
    private void Offer(int handler, ImmutableArray<CampaignStreamEvent> taken)
    {
        _grains[handler].OfferAsync(new HandlerBatch(_told[handler], _heard, taken)).Ignore();
        _told[handler] = _heard;
    }
}
