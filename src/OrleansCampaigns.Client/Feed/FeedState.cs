using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Client.Feed;

/// <summary>
/// What a reader knows after the item that was handed out last: the views are exactly the fold of everything handed out. Keep it (it is plain data,
/// also as JSON with <see cref="Contracts.EventSourcing.WireJson"/>) and start the next connection with it.
/// </summary>
/// <param name="Cursor">Where the reader stands.</param>
/// <param name="Main">What the viewer's main channel sees; null after a start from a cursor without views.</param>
/// <param name="Own">What the viewer alone sees beside it; null likewise.</param>
public sealed record FeedState(FeedCursor Cursor, LiveView? Main = null, OwnView? Own = null)
{
    internal FeedState After(FeedUpdate item, string? position) => item.Channel is ChannelKind.Own
        ? new FeedState(
            Cursor with { OwnNumber = item.Number, OwnPosition = position ?? Cursor.OwnPosition }, Main, Own?.Apply(item.Update))
        : new FeedState(
            Cursor with { MainNumber = item.Number, MainPosition = position ?? Cursor.MainPosition }, Main?.Apply(item.Update), Own);
}
