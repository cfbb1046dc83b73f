namespace OrleansCampaigns.Contracts.Inbox;

/// <summary>From now on the user is told of one kind in one campaign in this way.</summary>
/// <param name="Wish">The way.</param>
/// <remarks>
/// Refused: <c>inbox.wish</c> (a kind or way that does not exist, or a digest, which is of no campaign), <c>campaign.unknown</c>, <c>inbox.too-many-wishes</c>. Answered with
/// <see cref="InboxSettings"/>.
/// </remarks>
[Alias("set-inbox-wish")]
public sealed record SetInboxWish(InboxWish Wish) : OwnRequest;
