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

    private readonly ConcurrentDictionary<string, Follower> _followers = new();
    private readonly SemaphoreSlim _advanced = new(0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly IDisposable _watch;
    private readonly Task _pumping;
    private readonly Action<Follower> _lost;
    private readonly ILogger _logger;
    private int _signalled;

    public CampaignFeed(CampaignReplica replica, CampaignHistory history, CursorCodec cursors, LiveMetrics metrics, Action<Follower> lost, ILogger logger)
    {
        (Replica, History, Metrics, _lost, _logger) = (replica, history, metrics, lost, logger);
        Frames = new FrameEncoder(replica.Campaign, cursors);
        _watch = replica.Watch(Signal);
        _pumping = PumpAsync();
    }

    public CampaignReplica Replica { get; }

    public CampaignHistory History { get; }

    public FrameEncoder Frames { get; }

    public LiveMetrics Metrics { get; }

    public bool IsEmpty => _followers.IsEmpty;

    public IEnumerable<Follower> Followers => _followers.Values;

    public void Add(Follower follower)
    {
        Remove(follower.ConnectionId);
        _followers[follower.ConnectionId] = follower;
        Metrics.Followed(1);
        follower.Pump();
    }

    public void Remove(string connectionId)
    {
        if (_followers.TryGetValue(connectionId, out var follower)) End(follower, reason: null);
    }

    /// <summary>Whether this viewer's audience is still what it follows; when not, it is told and gets nothing more.</summary>
    public bool MayStillFollow(Follower follower, ReplicaMoment moment)
    {
        var reason = moment.World.RoleOf(follower.User) switch
        {
            null => "not-a-member",
            { } role when Channel.MainOf(role) != follower.Main => "role-changed",
            _ => null,
        };
        if (reason is null) return true;
        End(follower, reason);
        return false;
    }

    public void Failed(Follower follower, Exception cause)
    {
        End(follower, reason: null);
        if (cause is not OperationCanceledException) _logger.FollowerFailed(cause);
    }

    public async ValueTask DisposeAsync()
    {
        _watch.Dispose();
        await _stopping.CancelAsync();
        await _pumping;
        foreach (var follower in _followers.Values) End(follower, reason: null);
        _stopping.Dispose();

        // Not _advanced: a fold that began before may still signal it, and nothing of the machine hangs on it.
    }

    private void End(Follower follower, string? reason)
    {
        if (!_followers.TryRemove(new(follower.ConnectionId, follower))) return;
        Metrics.Followed(-1);
        follower.End(reason);
        if (reason is not null) _lost(follower);
    }

    private void Signal()
    {
        if (Interlocked.Exchange(ref _signalled, 1) == 0) _advanced.Release();
    }

    private void PumpAll()
    {
        using var span = PushSpans.Start(Replica.TakeTraces(), _followers.Count);
        foreach (var follower in _followers.Values) follower.Pump();
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
