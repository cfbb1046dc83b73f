using System.Collections.Concurrent;
using System.Threading.Channels;
using OrleansCampaigns.Contracts.Jobs;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>The jobs that this silo runs, and a bell for its keeper. Thread-safe.</summary>
internal sealed class JobsHere(TimeProvider clock)
{
    private readonly ConcurrentDictionary<JobId, JobAttempt> _running = new();
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public int Count => _running.Count;

    public bool TryBegin(JobId job, JobAttempt attempt) => _running.TryAdd(job, attempt);

    public void End(JobId job, JobAttempt attempt)
    {
        _running.TryRemove(new(job, attempt));
        Ring();
    }

    /// <summary>Somebody cancelled the job, and the store knows.</summary>
    public void Cancel(JobId job)
    {
        if (_running.TryGetValue(job, out var attempt)) attempt.Cancel();
    }

    /// <summary>There may be something to run.</summary>
    public void Ring() => _bell.Writer.TryWrite(true);

    /// <summary>Returns when the bell rang, the time is over, or somebody wants no more of it.</summary>
    public async Task HearAsync(TimeSpan max, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(max, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        Task rings = _bell.Reader.WaitToReadAsync(either.Token).AsTask();
        await rings.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _bell.Reader.TryRead(out _);
    }
}
