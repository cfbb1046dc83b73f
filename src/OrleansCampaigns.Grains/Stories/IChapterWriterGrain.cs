namespace OrleansCampaigns.Grains.Stories;

/// <summary>Writes chapters where it is called: as many of them on a silo as it has room for. Keeps nothing of a call after it.</summary>
[GrainInterfaceType("chapter-writer"), Alias("chapter-writer")]
public interface IChapterWriterGrain : IGrainWithIntegerKey
{
    /// <summary>The stages as they come, then each variant. Ends early when nobody reads on.</summary>
    [Alias("write")]
    IAsyncEnumerable<ChapterStep> WriteAsync(ChapterTask task, CancellationToken cancellationToken);
}
