using System.Diagnostics;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Server.Demo;

/// <summary>Counts what reached one viewer of a transcript: which lines, how often, in which order, how long after they were sent.</summary>
internal sealed class ReplayViewer(DemoPerson person, IReadOnlyDictionary<LogEntryId, int> places, long[] sentAt)
{
    private readonly int[] _seen = new int[sentAt.Length];
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _last = -1;

    public List<double> DelayMilliseconds { get; } = new(sentAt.Length);

    /// <summary>Different lines that arrived.</summary>
    public int Delivered { get; private set; }

    public int Missing => _seen.Length - Delivered;

    public int Doubled => _seen.Count(times => times > 1);

    public int OutOfOrder { get; private set; }

    public long Gaps => person.Connection.Gaps;

    /// <summary>All lines arrived.</summary>
    public Task Complete => _complete.Task;

    public Task WatchAsync(CancellationToken cancellationToken) => person.WatchAsync(See, cancellationToken);

    public Task SeatedAsync(CancellationToken cancellationToken) => person.SeatedAsync(cancellationToken);

    private void See(FeedUpdate? update)
    {
        if (update?.Update is not SessionLogEntryAdded added || !places.TryGetValue(added.Entry.Entry, out var place)) return;
        DelayMilliseconds.Add(Stopwatch.GetElapsedTime(Volatile.Read(ref sentAt[place])).TotalMilliseconds);
        if (place < _last) OutOfOrder++;
        _last = place;
        if (++_seen[place] == 1 && ++Delivered == _seen.Length) _complete.TrySetResult();
    }
}
