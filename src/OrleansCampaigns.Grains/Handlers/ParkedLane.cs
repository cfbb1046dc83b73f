namespace OrleansCampaigns.Grains.Handlers;

/// <summary>Events of one entity that were read and let go, because too many of it wait: they are read again, from the entity's own part of the journal, when those before them are finished.</summary>
internal sealed class ParkedLane(UnfinishedEvent first, long afterVersion)
{
    /// <summary>Stands for all of them among the unfinished.</summary>
    public UnfinishedEvent First { get; set; } = first;

    /// <summary>Version of the entity behind which they begin.</summary>
    public long AfterVersion { get; set; } = afterVersion;

    /// <summary>Sequence of the last of them. Grows while they are read again.</summary>
    public long Through { get; set; } = first.Sequence;

    /// <summary>How many are left.</summary>
    public long Count { get; set; } = 1;
}
