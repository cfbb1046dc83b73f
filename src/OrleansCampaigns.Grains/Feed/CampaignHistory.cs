using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Feed;

/// <summary>One past update of one of a viewer's channels.</summary>
public sealed record PastUpdate(Channel Channel, RingEntry Entry);

/// <summary>
/// Updates that have left the rings, folded again from the first event: the same numbers and the same content, because both follow from the journal alone.
/// At most <see cref="FoldsAtOnce"/> run on a silo; others wait their turn.
/// </summary>
public sealed class CampaignHistory(IJournalStore store) : IDisposable
{
    public const int FoldsAtOnce = 2;
    public const int PageRows = 1_000;

    private readonly SemaphoreSlim _turns = new(FoldsAtOnce);

    /// <summary>The updates of two channels after the given numbers, in the order of their events, up to the event <paramref name="throughSequence"/>.</summary>
    /// <exception cref="JournalUnavailableException">The journal cannot be read.</exception>
    public async IAsyncEnumerable<ImmutableArray<PastUpdate>> ReadAsync(
        CampaignId campaign, (Channel Channel, long After) main, (Channel Channel, long After) own, long throughSequence,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (world, heads, to) = (Domain.Campaigns.CampaignWorld.Initial, ChannelHeads.None, new Addressees());
        var page = ImmutableArray.CreateBuilder<PastUpdate>();
        while (world.Sequence < throughSequence)
        {
            // The turn is for reading and folding one page, never for the time that the viewer takes to receive it.
            await _turns.WaitAsync(cancellationToken);
            try
            {
                var rows = await store.ReadAsync(campaign.Value, world.Sequence, PageRows, cancellationToken);
                if (rows.IsEmpty) yield break;
                foreach (var row in rows.TakeWhile(row => row.Sequence <= throughSequence))
                {
                    var recorded = StreamEvents.Decode(StreamEvents.Of(row));
                    var before = world;
                    world = world.Evolve(recorded);
                    to.Clear();
                    Audience.Address(recorded, before, world, to);
                    foreach (var (channel, update) in to.Updates)
                    {
                        heads = heads.Next(channel);
                        var after = channel == main.Channel ? main.After : channel == own.Channel ? own.After : long.MaxValue;
                        if (heads.Of(channel) > after) page.Add(new PastUpdate(channel, new RingEntry(heads.Of(channel), row.Sequence, new NumberedUpdate(row.RecordedAt, update), recorded.Entity, recorded.EntityVersion)));
                    }
                }

            }
            finally
            {
                _turns.Release();
            }

            yield return page.DrainToImmutable();
        }
    }

    /// <summary>One past event with the campaign before and after it. As dear as everything before it is long.</summary>
    /// <exception cref="JournalUnavailableException">The journal cannot be read, or ends before the event.</exception>
    public async Task<CampaignTransition> TransitionAsync(CampaignId campaign, long sequence, CancellationToken cancellationToken)
    {
        var world = Domain.Campaigns.CampaignWorld.Initial;
        while (true)
        {
            await _turns.WaitAsync(cancellationToken);
            try
            {
                var rows = await store.ReadAsync(campaign.Value, world.Sequence, PageRows, cancellationToken);
                if (rows.IsEmpty) throw ReplicaFault.Unreadable(cause: null);
                foreach (var row in rows)
                {
                    var recorded = StreamEvents.Decode(StreamEvents.Of(row));
                    var before = world;
                    world = world.Evolve(recorded);
                    if (row.Sequence == sequence) return new CampaignTransition(recorded, before, world);
                }
            }
            finally
            {
                _turns.Release();
            }
        }
    }

    public void Dispose() => _turns.Dispose();
}
