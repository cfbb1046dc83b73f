namespace OrleansCampaigns.Journal;

/// <summary>A notice in a user's inbox.</summary>
/// <param name="Place">Whose it is, and its number.</param>
/// <param name="CampaignId">Empty when it is of no campaign.</param>
/// <param name="Kind">What kind of thing happened.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Payload">What the user was told.</param>
/// <param name="At">When it happened.</param>
/// <param name="IsRead">Whether the user has read it.</param>
public sealed record InboxEntry(InboxPlace Place, Guid CampaignId, short Kind, Guid Subject, string Payload, DateTimeOffset At, bool IsRead);
