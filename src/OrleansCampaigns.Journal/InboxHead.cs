namespace OrleansCampaigns.Journal;

/// <summary>How an inbox stands.</summary>
/// <param name="Number">Of the newest notice; 0 when there never was one.</param>
/// <param name="Unread">Notices that are kept and not read.</param>
public readonly record struct InboxHead(long Number, int Unread);
