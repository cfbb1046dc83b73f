using System.Threading.Channels;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Client.Feed;

/// <summary>
/// One answered follow: takes the frames of one connection, proves that their numbers are dense, and holds what is not read yet. It ends, and the reader
/// follows again from where it stands, when the connection is lost, the bound is reached, a number is missing or the audience changed.
/// </summary>
internal sealed class FollowRun(CampaignId campaign, int unreadMax)
{
    private readonly Lock _gate = new();
    private readonly Channel<ReadyItem> _ready = Channel.CreateUnbounded<ReadyItem>();
    private readonly List<UpdateFrame> _early = [];
    private PresenceSeen? _earlyPresence;
    private bool _earlyLeftOut;
    private ChannelKind _main;
    private long _nextMain = -1;
    private long _nextOwn;
    private long _readMain;
    private long _readOwn;

    /// <summary>An item, and the position that a cursor may take after it; null within a frame.</summary>
    internal readonly record struct ReadyItem(FeedItem Item, string? Position);

    public FollowEnd End { get; private set; }

    public FeedGapException? Gap { get; private set; }

    /// <summary>Updates that came although the reader had them: a server that repeats itself.</summary>
    public long Repeated { get; private set; }

    public ChannelReader<ReadyItem> Ready => _ready.Reader;

    private bool Begun => _nextMain >= 0;

    /// <summary>The answer came. Frames that overtook it are taken now.</summary>
    public void Begin(Following start, FeedCursor reader)
    {
        lock (_gate)
        {
            _main = start.Channel;
            (_nextMain, _nextOwn) = (start.MainNumber + 1, start.OwnNumber + 1);
            (_readMain, _readOwn) = (reader.MainNumber, reader.OwnNumber);
            if (start.MainNumber > reader.MainNumber) Break(_main, reader.MainNumber + 1, start.MainNumber + 1);
            if (start.OwnNumber > reader.OwnNumber) Break(ChannelKind.Own, reader.OwnNumber + 1, start.OwnNumber + 1);
            if (_earlyPresence is not null) _ready.Writer.TryWrite(new ReadyItem(_earlyPresence, null));
            foreach (var frame in _early) Take(frame);
            _early.Clear();
            if (_earlyLeftOut) Stop(FollowEnd.Full);
        }
    }

    public void Receive(UpdateFrame frame)
    {
        if (frame.Campaign != campaign) return;
        lock (_gate)
        {
            if (End != FollowEnd.None) return;
            if (Begun) Take(frame);
            else KeepForLater(frame);
        }
    }

    /// <summary>Presence and signals: the first to give way.</summary>
    public void Receive(FeedItem item)
    {
        lock (_gate)
        {
            if (!Begun) _earlyPresence = item as PresenceSeen ?? _earlyPresence;
            else if (End == FollowEnd.None && _ready.Reader.Count < unreadMax / 2) _ready.Writer.TryWrite(new ReadyItem(item, null));
        }
    }

    /// <summary>No more is taken; what was taken can still be read.</summary>
    public void Stop(FollowEnd end)
    {
        lock (_gate)
        {
            if (End == FollowEnd.None) End = end;
            _ready.Writer.TryComplete();
        }
    }

    /// <summary>What arrived cannot be understood: the reader gets the exception after what it has not read yet.</summary>
    public void Fail(Exception cause)
    {
        lock (_gate)
        {
            if (End == FollowEnd.None) End = FollowEnd.Unreadable;
            _ready.Writer.TryComplete(cause);
        }
    }

    private void KeepForLater(UpdateFrame frame)
    {
        _earlyLeftOut |= _early.Count > 0 && _early.Sum(early => early.Updates.Length) + frame.Updates.Length > unreadMax;
        if (!_earlyLeftOut) _early.Add(frame);
    }

    private long NextOf(ChannelKind channel) => channel == ChannelKind.Own ? _nextOwn : _nextMain;

    private void Take(UpdateFrame frame)
    {
        if (End != FollowEnd.None) return;
        var own = frame.Channel == ChannelKind.Own;
        var next = NextOf(frame.Channel);
        if (frame.First > next || (!own && frame.Channel != _main))
        {
            Break(frame.Channel, next, frame.First);
            return;
        }

        if (_ready.Reader.Count + frame.Updates.Length > unreadMax && _ready.Reader.Count > 0)
        {
            Stop(FollowEnd.Full);
            return;
        }

        var read = own ? _readOwn : _readMain;
        for (var i = 0; i < frame.Updates.Length; i++)
        {
            var number = frame.First + i;
            if (number < next) Repeated++;
            else if (number > read) Hand(frame, i, number);
        }

        next = Math.Max(next, frame.First + frame.Updates.Length);
        if (own) _nextOwn = next;
        else _nextMain = next;
    }

    private void Hand(UpdateFrame frame, int index, long number)
    {
        var (at, update) = frame.Updates[index];
        var position = index == frame.Updates.Length - 1 ? frame.Position : null;
        _ready.Writer.TryWrite(new ReadyItem(new FeedUpdate(frame.Channel, number, at, update, VersionOf(frame, index)), position));
    }

    private static string? VersionOf(UpdateFrame frame, int index) => frame.Versions is { IsDefault: false } versions && index < versions.Length && versions[index].Length > 0 ? versions[index] : null;

    private void Break(ChannelKind channel, long expected, long received)
    {
        Gap = new FeedGapException(channel, expected, received);
        Stop(FollowEnd.Gap);
    }
}
