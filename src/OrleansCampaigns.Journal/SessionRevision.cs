namespace OrleansCampaigns.Journal;

/// <summary>How often a session's date was moved, and when it was fixed last.</summary>
public readonly record struct SessionRevision(Guid SessionId, int Revision, DateTimeOffset ChangedAt);
