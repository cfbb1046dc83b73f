namespace OrleansCampaigns.Contracts.Jobs;

/// <summary>The last three are final.</summary>
public enum JobState
{
    /// <summary>Accepted; it begins when there is room.</summary>
    Waiting,

    Running,

    Succeeded,

    Failed,

    Cancelled,
}
