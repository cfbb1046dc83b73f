using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Inbox;

/// <summary>
/// Puts notices into inboxes, many in one statement, and tells the servers whom to push to; one for a silo. However often and wherever it is told, each user gets each kind of
/// one cause once. No grain is woken by it.
/// </summary>
public sealed class InboxTeller(IInboxStore store, InboxMetrics metrics, IServiceProvider services, ILogger<InboxTeller> logger)
{
    /// <exception cref="JournalUnavailableException">Not all of them were told; tell again.</exception>
    public async Task TellAsync(InboxNotice notice, short audience, InboxContent content, IReadOnlyCollection<UserId> to, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var payload = JsonSerializer.Serialize(content, WireJson.Options);
        foreach (var some in to.Select(user => user.Value).Order().Chunk(InboxLimits.ToldAtOnceMax))
        {
            var places = await store.TellAsync(notice, [.. some.Select(user => new InboxRecipient(user, audience, payload))], cancellationToken);
            await HintAsync(places);
            ImmutableArray<Guid> full = [.. places.Where(place => place.Number > InboxLimits.KeptMax && place.Number % InboxLimits.PrunedEvery == 0).Select(place => place.UserId)];
            if (!full.IsEmpty) await store.PruneAsync(full, cancellationToken);
            metrics.Told((InboxKind)notice.Kind, places.Length);
        }

        metrics.Took(Stopwatch.GetElapsedTime(began));
    }

    private async Task HintAsync(ImmutableArray<InboxPlace> places)
    {
        ImmutableArray<InboxPlace> pushed = [.. places.Where(place => place.Delivery == (short)InboxDelivery.Push)];
        if (pushed.IsEmpty) return;
        try
        {
            var stream = services.GetRequiredKeyedService<IStreamProvider>(CampaignStream.Provider).GetStream<InboxHints>(StreamId.Create(InboxHints.Namespace, InboxHints.Key));
            await stream.OnNextAsync(new InboxHints([.. pushed.Select(place => place.UserId)], [.. pushed.Select(place => place.Number)]));
        }
        catch (Exception cause)
        {
            logger.HintsNotSent(cause);
        }
    }
}
