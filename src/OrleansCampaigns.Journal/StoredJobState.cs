namespace OrleansCampaigns.Journal;

/// <summary>The numbers are stored.</summary>
public enum StoredJobState
{
    Waiting = 0,
    Running = 1,
    Succeeded = 2,
    Failed = 3,
    Cancelled = 4,
}
