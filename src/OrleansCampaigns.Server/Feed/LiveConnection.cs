using System.Threading.RateLimiting;
using Microsoft.AspNetCore.SignalR;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Server.Feed;

/// <summary>
/// One open hub connection and the campaigns that it follows. Whoever enters or leaves a campaign does all of it under the connection's gate: a call that is still under
/// way when the connection closes cannot enter behind it.
/// </summary>
internal sealed class LiveConnection(HubConnectionContext hub, CommandAllowance allowance) : IDisposable
{
    /// <summary>Between two pushes that tell of a limit: who floods is not flooded in turn.</summary>
    private static readonly TimeSpan TellingPause = TimeSpan.FromSeconds(1);

    private readonly TokenBucketRateLimiter _calls = allowance.ForCalls();
    private readonly TokenBucketRateLimiter _signals = allowance.ForSignals();
    private long _toldAt;
    private readonly Lock _gate = new();
    private readonly Dictionary<CampaignId, Follower> _followed = [];
    private bool _closed;

    public HubConnectionContext Hub { get; } = hub;

    public bool IsClosed => Volatile.Read(ref _closed);

    /// <summary>Takes one call from the allowance.</summary>
    public bool MayCall() => Take(_calls);

    /// <summary>Takes one signal from its allowance.</summary>
    public bool MaySignal() => Take(_signals);

    /// <summary>Whether a call without an answer, refused now, is told by a push; not more than once in <see cref="TellingPause"/>.</summary>
    public bool IsTold()
    {
        var (now, last) = (Environment.TickCount64, Interlocked.Read(ref _toldAt));
        return (last == 0 || now - last >= TellingPause.TotalMilliseconds) && Interlocked.CompareExchange(ref _toldAt, now, last) == last;
    }

    public bool Follows(CampaignId campaign)
    {
        lock (_gate) return _followed.ContainsKey(campaign);
    }

    public bool HasRoomFor(CampaignId campaign, int campaignsMax)
    {
        lock (_gate) return _followed.Count < campaignsMax || _followed.ContainsKey(campaign);
    }

    /// <param name="campaign">The campaign.</param>
    /// <param name="enter">Makes the follower; null when it cannot.</param>
    /// <param name="replaced">Gets the one that it takes the place of.</param>
    /// <returns>Null when it could not enter or the connection is closed.</returns>
    public Follower? Enter(CampaignId campaign, Func<Follower?> enter, Action<Follower> replaced)
    {
        lock (_gate)
        {
            if (_closed || enter() is not { } follower) return null;
            var before = _followed.GetValueOrDefault(campaign);
            _followed[campaign] = follower;
            if (before is not null) replaced(before);
            return follower;
        }
    }

    /// <summary>False, and nothing done, when it does not follow the campaign, or no longer by <paramref name="only"/>.</summary>
    public bool Leave(CampaignId campaign, Action<Follower> left, Follower? only = null)
    {
        lock (_gate)
        {
            if (!_followed.TryGetValue(campaign, out var follower) || (only is not null && only != follower)) return false;
            _followed.Remove(campaign);
            left(follower);
            return true;
        }
    }

    public void Close(Action<Follower> left)
    {
        lock (_gate)
        {
            Volatile.Write(ref _closed, true);
            foreach (var follower in _followed.Values) left(follower);
            _followed.Clear();
        }
    }

    public void Dispose()
    {
        _calls.Dispose();
        _signals.Dispose();
    }

    private static bool Take(TokenBucketRateLimiter allowance)
    {
        allowance.TryReplenish();
        using var lease = allowance.AttemptAcquire();
        return lease.IsAcquired;
    }
}
