namespace OrleansCampaigns.Contracts.Inbox;

/// <summary>
/// Of the hub alone: from now on pages of the inbox are pushed to this connection as <c>inbox</c>, beginning behind this number, each where the last ended. A connection follows
/// once; following again begins anew.
/// </summary>
/// <param name="After">Number of the last notice that the device has.</param>
/// <remarks>Refused: <c>inbox.number</c>, also for a number that the inbox has not come to. Answered with <see cref="InboxStanding"/>.</remarks>
public sealed record FollowInbox(long After = 0);
