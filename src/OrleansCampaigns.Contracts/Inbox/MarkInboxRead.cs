namespace OrleansCampaigns.Contracts.Inbox;

/// <summary>Marks one notice read, or all up to it. Marking twice changes nothing. Who reads that a chapter was published or changed counts as having read the chapter.</summary>
/// <param name="Number">Of the notice.</param>
/// <param name="AllBefore">All older ones too.</param>
/// <remarks>Refused: <c>inbox.number</c>. Answered with <see cref="InboxStanding"/>.</remarks>
[Alias("mark-inbox-read")]
public sealed record MarkInboxRead(long Number, bool AllBefore = true) : OwnRequest;
