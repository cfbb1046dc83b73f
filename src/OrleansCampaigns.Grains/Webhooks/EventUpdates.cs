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

    /// <summary>Folds remembered of each audience: a lane that was left behind goes back to events far before those that others are at.</summary>
    public const int FoldsKept = 4;

    private readonly Dictionary<ChannelKind, List<Fold>> _folds = [];

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
        if (!_folds.TryGetValue(audience, out var folds)) _folds[audience] = folds = [];
        if (folds.Find(known => known.First <= sequence && sequence <= known.Last) is { } found) return [.. found.Updates[sequence]];
        var fold = await FoldAsync(audience, sequence, Math.Min(sequence + EventsAtOnce - 1, replica.World.Sequence));
        if (folds.Count == FoldsKept) folds.RemoveAt(0);
        folds.Add(fold);
        return [.. fold.Updates[sequence]];
    }

    private async Task<Fold> FoldAsync(ChannelKind audience, long first, long last)
    {
        var updates = new List<RingEntry>();
        await foreach (var page in history.ReadAsync(campaign, (new Channel(audience), 0), (Channel.Own(default), long.MaxValue), last, CancellationToken.None))
            updates.AddRange(page.Select(past => past.Entry).Where(entry => entry.Sequence >= first));
        return new Fold(first, last, updates.ToLookup(entry => entry.Sequence, entry => entry.Update));
    }

    private sealed record Fold(long First, long Last, ILookup<long, NumberedUpdate> Updates);
}
