using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Inbox;

/// <summary>
/// All notices from one number to another: <c>Items.Length + Dropped == Through - After</c> on every page that is not filtered, so that whoever keeps <see cref="Through"/> can
/// prove that nothing is missing.
/// </summary>
/// <param name="After">The page begins behind this number.</param>
/// <param name="Through">And ends with this one: to be sent as <see cref="ReadInbox.After"/>.</param>
/// <param name="Items">In order.</param>
/// <param name="Dropped">Notices between the two that are not kept any more: of a campaign that the user has left, or beyond the thousand that are kept.</param>
/// <param name="Head">Number of the user's newest notice.</param>
/// <param name="Unread">Of the whole inbox, when the page was asked for; null on a pushed one.</param>
[Alias("inbox-page")]
public sealed record InboxPage(long After, long Through, ImmutableArray<InboxItem> Items, int Dropped, long Head, int? Unread = null) : Answer
{
    public bool HasMore => Through < Head;
}
