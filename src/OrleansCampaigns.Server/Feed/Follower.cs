using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Grains.Feed;

namespace OrleansCampaigns.Server.Feed;

/// <summary>
/// One connection that follows one campaign. It holds two numbers and at most one write under way; what gathers meanwhile goes out with the next. A viewer that
/// stops reading costs this much and delays nobody; when it reads again it is served from the rings, or from the journal when they have moved on.
/// </summary>
internal sealed class Follower(CampaignFeed feed, LiveConnection connection, UserId user, ChannelKind main, long mainAt, long ownAt, bool withVersions)
{
    /// <summary>Updates in one frame at most.</summary>
    public const int FrameUpdatesMax = 512;

    private readonly Channel _main = new(main);
    private readonly Channel _own = Channel.Own(user);
    private readonly HubConnectionContext _hub = connection.Hub;
    private readonly Lock _gate = new();
    private long _mainAt = mainAt;
    private long _ownAt = ownAt;
    private int _busy;
    private bool _started;
    private bool _ended;
    private string? _reason;

    public LiveConnection Connection => connection;

    public CampaignFeed Feed => feed;

    public UserId User { get; } = user;

    public ChannelKind Main => main;

    private bool IsOver => Volatile.Read(ref _ended) || _hub.ConnectionAborted.IsCancellationRequested;

    /// <summary>The answer that it continues is in the connection's hands: what is due may go out.</summary>
    public void Start()
    {
        string? reason;
        lock (_gate)
        {
            Volatile.Write(ref _started, true);
            reason = _reason;
        }

        if (reason is null) Pump();
        else _ = TrySendAsync(LiveMessages.Reset(new ViewReset(feed.Replica.Campaign, reason)));
    }

    /// <summary>Updates that are due and not yet handed to the connection.</summary>
    public long Waiting
    {
        get
        {
            var heads = feed.Replica.Moment.Heads;
            return Math.Max(0, heads.Of(_main) - Volatile.Read(ref _mainAt)) + Math.Max(0, heads.Of(_own) - Volatile.Read(ref _ownAt));
        }
    }

    /// <summary>Sends what is due, unless a write is under way: that one looks again when it ends.</summary>
    public void Pump()
    {
        if (Volatile.Read(ref _started) && Interlocked.CompareExchange(ref _busy, 1, 0) == 0) _ = SendDueAsync();
    }

    /// <summary>No further update goes out. The client hears the reason when there is one, but not before the answer that told it that it follows.</summary>
    public void End(string? reason)
    {
        lock (_gate)
        {
            if (_ended) return;
            Volatile.Write(ref _ended, true);
            _reason = reason;
            if (!_started) return;
        }

        if (reason is not null) _ = TrySendAsync(LiveMessages.Reset(new ViewReset(feed.Replica.Campaign, reason)));
    }

    private async Task SendDueAsync()
    {
        try
        {
            do
            {
                while (await SendNextAsync()) { }
                Volatile.Write(ref _busy, 0);
            }
            while (IsBehind() && Interlocked.CompareExchange(ref _busy, 1, 0) == 0);
        }
        catch (Exception cause)
        {
            Fail(cause);
        }
    }

    /// <summary>The connection goes too: a viewer who hears nothing more must not believe that nothing happens. It comes back with its cursor.</summary>
    private void Fail(Exception cause)
    {
        feed.Failed(this, cause);
        _hub.Abort();
    }

    private bool IsBehind()
    {
        var heads = feed.Replica.Moment.Heads;
        return !IsOver && (heads.Of(_main) > _mainAt || heads.Of(_own) > _ownAt);
    }

    /// <summary>
    /// Only up to the moment at which this viewer's role was checked: what came after may already be hidden from them.
    /// </summary>
    private async ValueTask<bool> SendNextAsync()
    {
        var moment = feed.Replica.Moment;
        if (IsOver) return false;
        if (!feed.MayStillFollow(this, moment)) return false;
        var mainHead = Math.Min(moment.Heads.Of(_main), _mainAt + FrameUpdatesMax);
        var ownHead = Math.Min(moment.Heads.Of(_own), _ownAt + FrameUpdatesMax);
        if (mainHead <= _mainAt && ownHead <= _ownAt) return false;
        var mains = Read(_main, _mainAt, mainHead);
        var owns = Read(_own, _ownAt, ownHead);
        if (mains is null || owns is null) await SendPastAsync(moment);
        else await SendMergedAsync(Through(mains.Value, owns.Value, ownHead < moment.Heads.Of(_own)), Through(owns.Value, mains.Value, mainHead < moment.Heads.Of(_main)));
        return true;
    }

    /// <summary>Where the other channel was cut off, this one goes no further: what is left of the other comes before.</summary>
    private static ImmutableArray<RingEntry> Through(ImmutableArray<RingEntry> entries, ImmutableArray<RingEntry> other, bool otherIsCut) =>
        otherIsCut ? [.. entries.TakeWhile(entry => entry.Sequence <= other[^1].Sequence)] : entries;

    private ImmutableArray<RingEntry>? Read(Channel channel, long after, long through) =>
        through <= after ? [] : feed.Replica.RingOf(channel).ReadAfter(after, (int)(through - after));

    /// <summary>Both channels in the order of their events: a whisper arrives between the lines between which it was spoken.</summary>
    private async ValueTask SendMergedAsync(ImmutableArray<RingEntry> mains, ImmutableArray<RingEntry> owns)
    {
        var (m, o) = (0, 0);
        while (m < mains.Length || o < owns.Length)
        {
            var start = m;
            while (m < mains.Length && (o >= owns.Length || mains[m].Sequence <= owns[o].Sequence)) m++;
            if (m > start) await SendAsync(_main, start == 0 && m == mains.Length ? mains : mains.Slice(start, m - start));
            start = o;
            while (o < owns.Length && (m >= mains.Length || owns[o].Sequence < mains[m].Sequence)) o++;
            if (o > start) await SendAsync(_own, owns.Slice(start, o - start));
        }
    }

    private async Task SendPastAsync(ReplicaMoment moment)
    {
        var pages = feed.History.ReadAsync(feed.Replica.Campaign, (_main, _mainAt), (_own, _ownAt), moment.World.Sequence, _hub.ConnectionAborted);
        await foreach (var page in pages)
        {
            var mains = page.Where(past => past.Channel == _main).Select(past => past.Entry).ToImmutableArray();
            var owns = page.Where(past => past.Channel == _own).Select(past => past.Entry).ToImmutableArray();
            if (Volatile.Read(ref _ended)) return;
            await SendMergedAsync(mains, owns);
        }
    }

    private async ValueTask SendAsync(Channel channel, ImmutableArray<RingEntry> entries)
    {
        await _hub.WriteAsync(feed.Frames.Encode(channel, entries, withVersions), _hub.ConnectionAborted);
        feed.Metrics.Delivered(entries.Length);
        if (channel == _main) Volatile.Write(ref _mainAt, entries[^1].Number);
        else Volatile.Write(ref _ownAt, entries[^1].Number);
    }

    private async Task TrySendAsync(HubMessage message)
    {
        try
        {
            await _hub.WriteAsync(message, _hub.ConnectionAborted);
        }
        catch (Exception cause)
        {
            Fail(cause);
        }
    }
}
