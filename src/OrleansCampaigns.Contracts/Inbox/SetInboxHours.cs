namespace OrleansCampaigns.Contracts.Inbox;

/// <summary>From now on these are the user's quiet hours and summaries.</summary>
/// <param name="Times">All of them.</param>
/// <remarks>Refused: <c>inbox.zone</c>, <c>inbox.quiet-hours</c>, <c>inbox.digest</c>. Answered with <see cref="InboxSettings"/>.</remarks>
[Alias("set-inbox-hours")]
public sealed record SetInboxHours(InboxHours Times) : OwnRequest;
