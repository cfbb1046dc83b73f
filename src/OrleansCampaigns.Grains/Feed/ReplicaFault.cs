namespace OrleansCampaigns.Grains.Feed;

/// <summary>That a campaign's replica faulted, and how long nobody makes another one.</summary>
/// <param name="At">Timestamp of the newest fault.</param>
/// <param name="Pause">From <paramref name="At"/> on.</param>
internal readonly record struct ReplicaFault(long At, TimeSpan Pause)
{
    public static ReplicaFault First(long at) => new(at, CampaignReplicas.FaultPauseFirst);

    public ReplicaFault Again(long at) => new(at, Pause * 2 < CampaignReplicas.FaultPauseMax ? Pause * 2 : CampaignReplicas.FaultPauseMax);
}
