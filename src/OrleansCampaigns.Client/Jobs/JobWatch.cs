using System.Threading.Channels;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Jobs;

namespace OrleansCampaigns.Client.Jobs;

/// <summary>What is pushed of one job over one link, from its making on. Of what was not looked at yet only the newest is kept.</summary>
internal sealed class JobWatch(JobId job, ServerLink link) : IDisposable
{
    private readonly Channel<JobProgress> _newest = Channel.CreateBounded<JobProgress>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    public void Take(JobProgress pushed)
    {
        if (pushed.Job == job) _newest.Writer.TryWrite(pushed);
    }

    /// <returns>Null: the link is lost, or nothing came for so long; the job is to be asked for.</returns>
    /// <exception cref="OperationCanceledException">The caller had enough.</exception>
    public async Task<JobProgress?> NextAsync(TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(_newest.Reader.WaitToReadAsync(over.Token).AsTask(), link.Lost, Task.Delay(patience, clock, over.Token));
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return _newest.Reader.TryRead(out var newest) ? newest : null;
    }

    public void Dispose() => link.Forget(this);
}
