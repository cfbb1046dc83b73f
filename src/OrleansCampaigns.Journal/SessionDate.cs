namespace OrleansCampaigns.Journal;

/// <summary>That a session's date was fixed.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="SessionId">The session.</param>
/// <param name="Version">Of the session, by which an older one is known.</param>
/// <param name="StartsAt">The date.</param>
/// <param name="DueAt">When its participants are told that it starts.</param>
/// <param name="ChangedAt">When it was fixed.</param>
public sealed record SessionDate(Guid CampaignId, Guid SessionId, long Version, DateTimeOffset StartsAt, DateTimeOffset DueAt, DateTimeOffset ChangedAt);
