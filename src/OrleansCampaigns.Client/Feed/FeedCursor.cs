using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Client.Feed;

/// <summary>
/// Where a reader of a feed stands. Good on any server, at any later time, for the same viewer and campaign. The positions are those of whole
/// frames; the numbers say how much of the next frame was read already, so that nothing is handed out twice.
/// </summary>
public sealed record FeedCursor(string Ticket, string MainPosition, string OwnPosition, long MainNumber, long OwnNumber)
{
    internal static FeedCursor At(Following start) =>
        new(start.Ticket, start.Positions[0], start.Positions[1], start.MainNumber, start.OwnNumber);

    internal ResumePoint ToResumePoint() => new(Ticket, [MainPosition, OwnPosition]);
}
