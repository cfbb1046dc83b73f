using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Inbox;

/// <summary>What the user was told after a number.</summary>
/// <param name="After">Number of the last notice that the asker has; 0 for the beginning.</param>
/// <param name="Limit">1 to 100 numbers; with <paramref name="UnreadOnly"/> items.</param>
/// <param name="UnreadOnly">Only what is not read; such a page proves nothing about what is missing.</param>
/// <remarks>Refused: <c>page.limit</c>, <c>inbox.number</c>. Answered with <see cref="InboxPage"/>.</remarks>
[Alias("read-inbox")]
public sealed record ReadInbox(long After = 0, int Limit = PageLimits.ItemsDefault, bool UnreadOnly = false) : OwnRequest;
