using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Feed;

/// <summary>
/// Publishes a campaign's committed events in order, one batch in flight, what gathers meanwhile in the next. Runs on its grain's scheduler, off the
/// command's way. At <see cref="WaitingEventsMax"/> what waits is let go: a hint lost costs its receivers one read of the journal.
/// </summary>
internal sealed class StreamPublisher(IStreamProvider streams, CampaignId campaign, ILogger logger)
{
    public const int WaitingEventsMax = 4_096;
    public const int BatchEventsMax = 256;

    private readonly IAsyncStream<CampaignStreamBatch> _stream = streams.GetStream<CampaignStreamBatch>(StreamId.Create(CampaignStream.Namespace, campaign.Value));
    private readonly Queue<CampaignStreamEvent> _waiting = new();
    private readonly RecordedTraces _traces = new();
    private bool _publishing;

    public void Publish(ImmutableArray<CampaignStreamEvent> events, ImmutableArray<ActivityContext> traces)
    {
        _traces.Add(traces);
        if (_waiting.Count + events.Length > WaitingEventsMax) _waiting.Clear();
        foreach (var stored in events) _waiting.Enqueue(stored);
        if (!_publishing) _ = PublishWaitingAsync();
    }

    private async Task PublishWaitingAsync()
    {
        _publishing = true;
        while (_waiting.Count > 0)
        {
            var batch = ImmutableArray.CreateBuilder<CampaignStreamEvent>();
            while (batch.Count < BatchEventsMax && _waiting.TryDequeue(out var stored)) batch.Add(stored);
            try
            {
                await _stream.OnNextAsync(new CampaignStreamBatch(campaign, batch.DrainToImmutable(), [.. _traces.Take().Select(RecordedTraces.Parent)]));
            }
            catch (Exception cause)
            {
                logger.StreamNotPublished(cause);
            }
        }

        _publishing = false;
    }
}
