using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Client.Offline;

/// <summary>The campaign as this client last stored it. Readable without any connection.</summary>
/// <param name="Channel">The viewer's main channel.</param>
/// <param name="Main">What it sees.</param>
/// <param name="Own">What the viewer alone sees beside it.</param>
/// <param name="Cursor">How far the feed was read; null when the views were stored by another version of the SDK and are fetched anew at the next connection.</param>
public sealed record OfflineView(ChannelKind Channel, LiveView Main, OwnView Own, FeedCursor? Cursor)
{
    internal static OfflineView Of(ChannelKind channel, FeedState state) => new(channel, state.Main!, state.Own!, state.Cursor);

    internal static OfflineView Of(StoredReplica stored)
    {
        var (main, own) = (stored.Main, stored.Own);
        foreach (var update in stored.Updates)
        {
            if (update.Channel == ChannelKind.Own) own = own.Apply(update.Update);
            else main = main.Apply(update.Update);
        }

        return new OfflineView(stored.Channel, main, own, stored.Cursor);
    }

    internal FeedState? ToFeedState() => Cursor is null ? null : new FeedState(Cursor, Main, Own);

    internal ViewReplaced ToItem() => new(Channel, Main, Own);
}
