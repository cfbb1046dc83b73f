using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Jobs;

namespace OrleansCampaigns.Server.Feed;

/// <summary>
/// One campaign's ephemeral state on this server. Not thread-safe: <see cref="CampaignSignals"/> holds it under its gate. Bounded: signals by sender and key
/// (<see cref="SignalsPerSenderMax"/>, and <see cref="SignalsMax"/> of all; then new keys are dropped), reports by server, which expire.
/// </summary>
internal sealed class SignalRoom(CampaignId campaign)
{
    public const int SignalsMax = 1_000;
    public const int SignalsPerSenderMax = 32;

    private readonly Dictionary<string, (UserId User, ChannelKind Channel, SignalListener Listener)> _connections = [];
    private readonly Dictionary<UserId, DateTimeOffset> _since = [];
    private readonly Dictionary<(UserId User, SignalKind Kind, string Key), Signal> _waiting = [];
    private readonly Dictionary<(UserId User, SignalKind Kind, string Key), Signal> _unreported = [];
    private readonly Dictionary<UserId, int> _keysWaiting = [];
    private readonly Dictionary<string, (ImmutableArray<PresentMember> Here, DateTimeOffset At)> _others = [];
    private ImmutableArray<PresentMember> _shown = [];

    public CampaignId Campaign { get; } = campaign;

    /// <summary>Signals for the next relay.</summary>
    public int Waiting => _waiting.Count;

    public bool IsEmpty => _connections.Count == 0;

    /// <param name="connection">The connection.</param>
    /// <param name="user">Whose it is.</param>
    /// <param name="channel">Their main channel, which says what they hear.</param>
    /// <param name="listener">Where it goes.</param>
    /// <param name="now">Now.</param>
    public void Arrived(string connection, UserId user, ChannelKind channel, SignalListener listener, DateTimeOffset now)
    {
        _connections[connection] = (user, channel, listener);
        _since.TryAdd(user, now);
    }

    public void Left(string connection)
    {
        if (_connections.Remove(connection, out var gone) && _connections.Values.All(open => open.User != gone.User)) _since.Remove(gone.User);
    }

    /// <summary>Last value wins; nobody sends what they would not hear.</summary>
    public void Send(string connection, Signal signal)
    {
        if (!_connections.TryGetValue(connection, out var sender) || !Hears(sender.Channel, signal.Kind)) return;
        var key = (signal.User, signal.Kind, signal.Key);
        if (!_waiting.ContainsKey(key))
        {
            var keys = _keysWaiting.GetValueOrDefault(signal.User);
            if (keys >= SignalsPerSenderMax || _waiting.Count >= SignalsMax) return;
            _keysWaiting[signal.User] = keys + 1;
        }

        _waiting[key] = signal;
    }

    public void Reported(string server, ServerReport report, DateTimeOffset now)
    {
        _others[server] = (report.Here, now);
        foreach (var signal in report.Signals) Tell(signal.Kind, LiveMessages.Signalled(new Signals(Campaign, [signal])));
    }

    /// <summary>Tells this server's own members what waits, and keeps it for the next report.</summary>
    public void TellSignals()
    {
        if (_waiting.Count == 0) return;
        foreach (var kinds in _waiting.Values.GroupBy(signal => signal.Kind == SignalKind.Writing))
            Tell(kinds.First().Kind, LiveMessages.Signalled(new Signals(Campaign, [.. kinds])));
        foreach (var (key, signal) in _waiting)
            if (_unreported.Count < SignalsMax || _unreported.ContainsKey(key)) _unreported[key] = signal;
        _waiting.Clear();
        _keysWaiting.Clear();
    }

    /// <summary>Only those who may know; progress gives way to what is under way on a connection, an end does not.</summary>
    public void TellJob(JobNotice notice)
    {
        var message = LiveMessages.Job(notice.Progress);
        foreach (var (user, _, listener) in _connections.Values)
        {
            if (!notice.To.Contains(user)) continue;
            if (notice.Progress.State >= JobState.Succeeded) listener.Tell(message);
            else listener.Offer(message);
        }
    }

    /// <summary>What to tell the other servers.</summary>
    public ServerReport Report(bool asks = false)
    {
        var report = new ServerReport([.. _unreported.Values], LocalMembers(), asks);
        _unreported.Clear();
        return report;
    }

    /// <summary>Forgets servers that have been silent and tells the members who is here when that changed, or always when asked to.</summary>
    public void ShowPresence(DateTimeOffset now, TimeSpan expiry, bool always)
    {
        var here = Here(now, expiry);
        if (!always && here.SequenceEqual(_shown)) return;
        _shown = here;
        Tell(SignalKind.Look, LiveMessages.Present(new PresenceChanged(Campaign, here)));
    }

    /// <summary>Who is here, over all servers that reported within <paramref name="expiry"/>.</summary>
    public ImmutableArray<PresentMember> Here(DateTimeOffset now, TimeSpan expiry)
    {
        foreach (var silent in _others.Where(other => now - other.Value.At > expiry).Select(other => other.Key).ToList()) _others.Remove(silent);
        return [.. LocalMembers().Concat(_others.Values.SelectMany(other => other.Here))
            .GroupBy(member => member.User)
            .Select(devices => new PresentMember(devices.Key, devices.Min(device => device.Since), devices.Sum(device => device.Devices)))
            .OrderBy(member => member.User)];
    }

    private ImmutableArray<PresentMember> LocalMembers() =>
        [.. _connections.Values.Where(open => Hears(open.Channel, SignalKind.Look)).GroupBy(open => open.User).Select(devices => new PresentMember(devices.Key, _since[devices.Key], devices.Count()))];

    /// <summary>Spectators hear nothing. Who writes where is told to those who see drafts, and to nobody else: that there is a draft is a secret.</summary>
    private static bool Hears(ChannelKind channel, SignalKind kind) => kind == SignalKind.Writing ? channel == ChannelKind.GameMasters : channel != ChannelKind.Public;

    private void Tell(SignalKind kind, Microsoft.AspNetCore.SignalR.Protocol.HubMessage message)
    {
        foreach (var (_, channel, listener) in _connections.Values)
            if (Hears(channel, kind)) listener.Offer(message);
    }
}
