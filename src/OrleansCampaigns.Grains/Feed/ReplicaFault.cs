using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Feed;

/// <summary>That a campaign's replica faulted, and how long nobody makes another one.</summary>
/// <param name="At">Timestamp of the newest fault.</param>
/// <param name="Pause">From <paramref name="At"/> on.</param>
internal readonly record struct ReplicaFault(long At, TimeSpan Pause)
{
    /// <summary>To its readers a campaign that cannot be folded is one that cannot be read; <see cref="EventSourcing.StoreFailures"/> translates it like that.</summary>
    public static JournalUnavailableException Unreadable(Exception? cause) => new("The campaign's journal cannot be folded; it is tried again.", cause);

    public static ReplicaFault First(long at) => new(at, CampaignReplicas.FaultPauseFirst);

    public ReplicaFault Again(long at) => new(at, Pause * 2 < CampaignReplicas.FaultPauseMax ? Pause * 2 : CampaignReplicas.FaultPauseMax);
}
