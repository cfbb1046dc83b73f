using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>
/// The updates that one event gave one audience: from this silo's replica while they are in its rings, else folded again from the journal, for as many events at once as a handler
/// works on. Called by one at a time.
/// </summary>
internal sealed class EventUpdates(CampaignId campaign, CampaignReplicas replicas, CampaignHistory history)
{
    /// <summary>Events whose updates one fold gives: an old campaign's handler that has fallen far behind folds once for so many.</summary>
    public const int EventsAtOnce = 1_024;

    private (ChannelKind Audience, long First, long Last, ILookup<long, NumberedUpdate> Updates)? _folded;

    /// <summary>The campaign at least as of this event.</summary>
    /// <exception cref="JournalUnavailableException">It cannot be read.</exception>
    public async Task<CampaignReplica> ReplicaAsync(long sequence)
    {
        var replica = await replicas.GetAsync(campaign, CancellationToken.None);
        if (replica.World.Sequence < sequence) await replica.CatchUpAsync(CancellationToken.None);
        return replica;
    }

    public async Task<ImmutableArray<NumberedUpdate>> OfAsync(CampaignReplica replica, ChannelKind audience, long sequence)
    {
        if (replica.UpdatesOf(new Channel(audience), sequence) is { } inRing) return [.. inRing.Select(entry => entry.Update)];
        if (_folded is not { } folded || folded.Audience != audience || sequence < folded.First || sequence > folded.Last)
            folded = await FoldAsync(audience, sequence, Math.Min(sequence + EventsAtOnce - 1, replica.World.Sequence));
        _folded = folded;
        return [.. folded.Updates[sequence]];
    }

    private async Task<(ChannelKind Audience, long First, long Last, ILookup<long, NumberedUpdate> Updates)> FoldAsync(ChannelKind audience, long first, long last)
    {
        var updates = new List<RingEntry>();
        await foreach (var page in history.ReadAsync(campaign, (new Channel(audience), 0), (Channel.Own(default), long.MaxValue), last, CancellationToken.None))
            updates.AddRange(page.Select(past => past.Entry).Where(entry => entry.Sequence >= first));
        return (audience, first, last, updates.ToLookup(entry => entry.Sequence, entry => entry.Update));
    }
}
