namespace OrleansCampaigns.Journal;

/// <summary>Who is told, as what, and in which words.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Audience">By which of the campaign's audiences they may know it.</param>
/// <param name="Payload">What they are told.</param>
public readonly record struct InboxRecipient(Guid UserId, short Audience, string Payload);
