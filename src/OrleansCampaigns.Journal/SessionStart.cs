namespace OrleansCampaigns.Journal;

/// <summary>That a session starts soon and its participants are to be told.</summary>
public readonly record struct SessionStart(Guid CampaignId, Guid SessionId, DateTimeOffset StartsAt);
