using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Feed;

/// <summary>
/// Publishes a campaign's committed events in order, one batch in flight, what gathers meanwhile in the next. Off the command's way. Thread-safe. At <see cref="WaitingEventsMax"/> what waits is let go: a hint lost costs its receivers one read of the journal.
/// </summary>
internal sealed class StreamPublisher(IStreamProvider streams, CampaignId campaign, ILogger logger)
{
    public const int WaitingEventsMax = 4_096;
    public const int BatchEventsMax = 256;

    private readonly IAsyncStream<CampaignStreamBatch> _stream = streams.GetStream<CampaignStreamBatch>(StreamId.Create(CampaignStream.Namespace, campaign.Value));
    private readonly Lock _gate = new();
    private readonly Queue<CampaignStreamEvent> _waiting = new();
    private readonly RecordedTraces _traces = new();
    private bool _publishing;

    public void Publish(ImmutableArray<CampaignStreamEvent> events, ImmutableArray<ActivityContext> traces)
    {
        _traces.Add(traces);
        lock (_gate)
        {
            if (_waiting.Count + events.Length > WaitingEventsMax) _waiting.Clear();
            foreach (var stored in events) _waiting.Enqueue(stored);
            if (_publishing) return;
            _publishing = true;
        }

        // What it publishes later belongs to other commands' traces.
        using (ExecutionContext.SuppressFlow()) _ = PublishWaitingAsync();
    }

    private async Task PublishWaitingAsync()
    {
        while (NextBatch() is { IsEmpty: false } batch)
        {
            try
            {
                await _stream.OnNextAsync(new CampaignStreamBatch(campaign, batch, [.. _traces.Take().Select(RecordedTraces.Parent)])).ConfigureAwait(false);
            }
            catch (Exception cause)
            {
                logger.StreamNotPublished(cause);
            }
        }
    }

    /// <summary>Empty when nothing waits; then the next <see cref="Publish"/> begins anew.</summary>
    private ImmutableArray<CampaignStreamEvent> NextBatch()
    {
        lock (_gate)
        {
            var batch = ImmutableArray.CreateBuilder<CampaignStreamEvent>(Math.Min(_waiting.Count, BatchEventsMax));
            while (batch.Count < BatchEventsMax && _waiting.TryDequeue(out var stored)) batch.Add(stored);
            _publishing = batch.Count > 0;
            return batch.DrainToImmutable();
        }
    }
}
