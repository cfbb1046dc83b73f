using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.Feed;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>Past updates by the same numbers and cursors as the live feed: from the replica's rings, or folded again from the journal when they have left them.</summary>
public sealed class UpdateQueries(CursorCodec cursors, CampaignHistory history)
{
    private static Refusal Stale { get; } =
        Refusal.Stale("cursor.stale", "What you may see has changed since this cursor: view everything again.");

    private static Refusal Unavailable { get; } =
        Refusal.Unavailable("server.store-unavailable", "The journal cannot be read now.", TimeSpan.FromSeconds(2));

    public EverythingAnswer Everything(Viewer viewer)
    {
        var heads = viewer.Moment.Heads;
        return new(
            viewer.Main,
            Views.Main(viewer.Moment.World, viewer.Main),
            Views.Own(viewer.Moment.World, viewer.User),
            CursorOf(viewer, heads.Of(viewer.MainChannel), heads.Of(viewer.OwnChannel)));
    }

    public async Task<QueryReply> ReadAsync(Viewer viewer, ReadUpdates query, CancellationToken cancellationToken)
    {
        var heads = viewer.Moment.Heads;
        if (query.Since is not { } since)
            return QueryReply.Of(new UpdatesPage([], CursorOf(viewer, heads.Of(viewer.MainChannel), heads.Of(viewer.OwnChannel)), HasMore: false));
        var (from, refusal) = cursors.Read(viewer.User, viewer.Campaign, since);
        if (from is null) return QueryReply.Of(refusal!);
        if (!cursors.IsCurrent(from, viewer.Moment, viewer.Campaign, viewer.User)) return QueryReply.Of(Stale);
        var (mainAfter, ownAfter) = (from.MainNumber, from.OwnNumber);
        try
        {
            var main = await PageAsync(viewer, viewer.MainChannel, mainAfter, query.Limit, cancellationToken);
            var own = await PageAsync(viewer, viewer.OwnChannel, ownAfter, query.Limit, cancellationToken);
            ImmutableArray<UpdateFrame> frames = [.. Frame(viewer, viewer.MainChannel, main), .. Frame(viewer, viewer.OwnChannel, own)];
            var next = CursorOf(viewer, LastOf(main, mainAfter), LastOf(own, ownAfter));
            var hasMore = LastOf(main, mainAfter) < heads.Of(viewer.MainChannel) || LastOf(own, ownAfter) < heads.Of(viewer.OwnChannel);
            return QueryReply.Of(new UpdatesPage(frames, next, hasMore));
        }
        catch (JournalUnavailableException)
        {
            return QueryReply.Of(Unavailable);
        }
    }

    private async Task<ImmutableArray<RingEntry>> PageAsync(Viewer viewer, Channel channel, long after, int limit, CancellationToken cancellationToken)
    {
        limit = (int)Math.Clamp(viewer.Moment.Heads.Of(channel) - after, 0, limit);
        if (limit == 0) return [];
        if (viewer.Replica.RingOf(channel).ReadAfter(after, limit) is { } inRing) return inRing;
        var page = ImmutableArray.CreateBuilder<RingEntry>(limit);
        var (main, own) = channel == viewer.MainChannel
            ? ((channel, after), (viewer.OwnChannel, long.MaxValue))
            : ((viewer.MainChannel, long.MaxValue), (channel, after));
        await foreach (var past in history.ReadAsync(viewer.Campaign, main, own, viewer.Moment.World.Sequence, cancellationToken))
        {
            page.AddRange(past.Select(update => update.Entry).Take(limit - page.Count));
            if (page.Count == limit) break;
        }

        return page.DrainToImmutable();
    }

    private IEnumerable<UpdateFrame> Frame(Viewer viewer, Channel channel, ImmutableArray<RingEntry> entries)
    {
        if (entries.IsEmpty) yield break;
        yield return new UpdateFrame(
            viewer.Campaign, channel.Kind, entries[0].Number, [.. entries.Select(entry => entry.Update)], cursors.Position(viewer.Campaign, channel, entries[^1].Number));
    }

    private ResumePoint CursorOf(Viewer viewer, long main, long own) => new(
        cursors.Ticket(viewer.Moment, viewer.Campaign, viewer.User, main, own),
        [cursors.Position(viewer.Campaign, viewer.MainChannel, main), cursors.Position(viewer.Campaign, viewer.OwnChannel, own)]);

    private static long LastOf(ImmutableArray<RingEntry> entries, long otherwise) => entries.IsEmpty ? otherwise : entries[^1].Number;
}
