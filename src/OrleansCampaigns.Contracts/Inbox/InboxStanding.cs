using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Inbox;

/// <summary>How an inbox stands.</summary>
/// <param name="Head">Number of the newest notice.</param>
/// <param name="Unread">Notices that are not read.</param>
[Alias("inbox-standing")]
public sealed record InboxStanding(long Head, int Unread) : Answer;
