namespace OrleansCampaigns.Journal;

/// <summary>What became of a job that was to be stored.</summary>
public enum JobAdmission
{
    /// <summary>It waits.</summary>
    Added,

    /// <summary>There is a job with this id.</summary>
    Known,

    /// <summary>Too many wait; nothing was stored.</summary>
    Full,
}
