using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>
/// Campaigns as chapters are planned from them, folded from the journal up to a position. Where the last fold of a campaign ended is kept for <see cref="CampaignsMax"/> campaigns, so that the next chapter only reads
/// what happened since. At most <see cref="FoldsAtOnce"/> fold at once on a silo; others wait their turn.
/// </summary>
internal sealed class StoryWorlds(IJournalStore store) : IDisposable
{
    public const int CampaignsMax = 32;
    public const int FoldsAtOnce = 2;
    public const int PageRows = 1_000;

    private readonly SemaphoreSlim _turns = new(FoldsAtOnce);
    private readonly Lock _guard = new();
    private readonly LinkedList<Folded> _recent = [];

    /// <summary>The campaign at a position of its journal.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="sequence">The position; null: the newest.</param>
    /// <param name="cancellationToken">Looked at between pages.</param>
    /// <returns>Null when the campaign does not exist, or its journal does not reach so far.</returns>
    /// <exception cref="JournalUnavailableException">The journal cannot be read.</exception>
    public async Task<StoryReading?> AtAsync(CampaignId campaign, long? sequence, CancellationToken cancellationToken) => (await FoldAsync(campaign, sequence, cancellationToken))?.Reading;

    /// <inheritdoc cref="AtAsync"/>
    public async Task<StoryMoment?> FoldAsync(CampaignId campaign, long? sequence, CancellationToken cancellationToken)
    {
        var folded = Recent(campaign, sequence) ?? new Folded(campaign, CampaignWorld.Initial, StorySources.None);
        while (sequence is null || folded.World.Sequence < sequence)
        {
            await _turns.WaitAsync(cancellationToken);
            try
            {
                var rows = await store.ReadAsync(campaign.Value, folded.World.Sequence, PageRows, cancellationToken);
                if (rows.IsEmpty) break;
                foreach (var row in rows.TakeWhile(row => sequence is null || row.Sequence <= sequence)) folded = folded.With(StreamEvents.Decode(StreamEvents.Of(row)));
            }
            finally
            {
                _turns.Release();
            }
        }

        if (!folded.World.Campaign.Exists || folded.World.Sequence < sequence) return null;
        Keep(folded);
        return new StoryMoment(folded.World, StoryWorldReader.Read(folded.World, folded.Sources));
    }

    public void Dispose() => _turns.Dispose();

    private Folded? Recent(CampaignId campaign, long? sequence)
    {
        lock (_guard) return _recent.FirstOrDefault(folded => folded.Campaign == campaign && (sequence is null || folded.World.Sequence <= sequence));
    }

    private void Keep(Folded folded)
    {
        lock (_guard)
        {
            // A look at the past does not drive out what the next chapter begins from.
            if (_recent.FirstOrDefault(known => known.Campaign == folded.Campaign) is { } known)
            {
                if (known.World.Sequence > folded.World.Sequence) return;
                _recent.Remove(known);
            }

            _recent.AddFirst(folded);
            if (_recent.Count > CampaignsMax) _recent.RemoveLast();
        }
    }

    private sealed record Folded(CampaignId Campaign, CampaignWorld World, StorySources Sources)
    {
        public Folded With(Domain.EventSourcing.RecordedEvent recorded)
        {
            var world = World.Evolve(recorded);
            return new Folded(Campaign, world, Sources.With(recorded, world));
        }
    }
}
