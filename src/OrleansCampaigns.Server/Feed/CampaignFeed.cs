using System.Collections.Concurrent;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Grains.Feed;

namespace OrleansCampaigns.Server.Feed;

/// <summary>
/// One campaign's feed to this server's connections: the first update goes out at once, then at most one write a connection each <see cref="Gather"/>.
/// </summary>
internal sealed class CampaignFeed : IAsyncDisposable
{
    /// <summary>Writes are what fan-out costs; below what a person notices, waiting makes them fewer.</summary>
    public static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(16);

    private readonly ConcurrentDictionary<Follower, bool> _followers = new();
    private readonly SemaphoreSlim _advanced = new(0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly IDisposable? _watch;
    private readonly Task _pumping;
    private readonly Action<CampaignFeed, Follower, string?> _end;
    private readonly ILogger _logger;
    private int _signalled;

    private CampaignFeed(CampaignReplica replica, FeedParts parts, Action<CampaignFeed, Follower, string?> end)
    {
        (Replica, History, Metrics, _end, _logger) = (replica, parts.History, parts.Metrics, end, parts.Logger);
        Frames = new FrameEncoder(replica.Campaign, parts.Cursors, parts.Versions);
        _watch = replica.TryWatch(Signal);
        _pumping = _watch is null ? Task.CompletedTask : PumpAsync();
    }

    public CampaignReplica Replica { get; }

    public CampaignHistory History { get; }

    public FrameEncoder Frames { get; }

    public LiveMetrics Metrics { get; }

    public bool IsEmpty => _followers.IsEmpty;

    public ICollection<Follower> Followers => _followers.Keys;

    /// <param name="end">Ends a follower of the feed, with the reason that its client hears: <see cref="LiveFeeds"/> takes it out, and the feed with its last one.</param>
    /// <returns>Null when the replica gets no further updates.</returns>
    public static CampaignFeed? TryOpen(CampaignReplica replica, FeedParts parts, Action<CampaignFeed, Follower, string?> end)
    {
        var feed = new CampaignFeed(replica, parts, end);
        return feed._watch is null ? null : feed;
    }

    /// <summary>Called under the gate of <see cref="LiveFeeds"/>, like <see cref="Remove"/>.</summary>
    public void Add(Follower follower)
    {
        _followers[follower] = true;
        Metrics.Followed(1);
    }

    public bool Remove(Follower follower)
    {
        if (!_followers.TryRemove(follower, out _)) return false;
        Metrics.Followed(-1);
        return true;
    }

    /// <summary>Whether this viewer's audience is still what it follows, and the replica serves it; when not, it is told and gets nothing more.</summary>
    public bool MayStillFollow(Follower follower, ReplicaMoment moment)
    {
        var reason = moment.World.RoleOf(follower.User) switch
        {
            _ when Replica.Fault is not null => "unavailable",
            null => "not-a-member",
            { } role when Channel.MainOf(role) != follower.Main => "role-changed",
            _ => null,
        };
        if (reason is null) return true;
        _end(this, follower, reason);
        return false;
    }

    public void Failed(Follower follower, Exception cause)
    {
        _end(this, follower, null);
        if (cause is not OperationCanceledException) _logger.FollowerFailed(cause);
    }

    public async ValueTask DisposeAsync()
    {
        _watch?.Dispose();
        await _stopping.CancelAsync();
        await _pumping;
        _stopping.Dispose();

        // Not _advanced: a fold that began before may still signal it, and nothing of the machine hangs on it.
    }

    private void Signal()
    {
        if (Interlocked.Exchange(ref _signalled, 1) == 0) _advanced.Release();
    }

    private void PumpAll()
    {
        using var span = PushSpans.Start(Replica.TakeTraces(), _followers.Count);
        foreach (var (follower, _) in _followers) follower.Pump();
    }

    private async Task PumpAsync()
    {
        try
        {
            while (!_stopping.IsCancellationRequested)
            {
                await _advanced.WaitAsync(_stopping.Token);
                Volatile.Write(ref _signalled, 0);
                PumpAll();
                await Task.Delay(Gather, _stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped: nobody follows here any more.
        }
    }
}
