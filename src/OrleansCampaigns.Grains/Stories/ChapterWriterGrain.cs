using Orleans.Concurrency;

namespace OrleansCampaigns.Grains.Stories;

/// <inheritdoc cref="IChapterWriterGrain"/>
[GrainType("chapter-writer"), StatelessWorker(WorkersMax), Reentrant]
internal sealed class ChapterWriterGrain(ChapterDesk desk) : Grain, IChapterWriterGrain
{
    /// <summary>Of a silo. The work itself is behind <see cref="ChapterDesk"/>, off the grains' threads.</summary>
    private const int WorkersMax = 4;

    public IAsyncEnumerable<ChapterStep> WriteAsync(ChapterTask task, CancellationToken cancellationToken) => desk.WriteAsync(task, cancellationToken);
}
