using System.Diagnostics.Metrics;

namespace OrleansCampaigns.Server.Feed;

/// <summary>Figures of this server's live connections.</summary>
public sealed class LiveMetrics : IDisposable
{
    public const string MeterName = "OrleansCampaigns.Live";

    private readonly Meter _meter = new(MeterName);
    private readonly UpDownCounter<int> _connections;
    private readonly UpDownCounter<int> _followers;
    private readonly Counter<long> _delivered;

    public LiveMetrics()
    {
        _connections = _meter.CreateUpDownCounter<int>("campaigns.live.connections", "{connection}", "Open hub connections.");
        _followers = _meter.CreateUpDownCounter<int>("campaigns.live.followers", "{follower}", "Campaigns followed, over all connections.");
        _delivered = _meter.CreateCounter<long>("campaigns.live.delivered", "{update}", "Updates handed to connections.");
    }

    /// <summary>Looked at when the metrics are read.</summary>
    internal void Observe(LiveFeeds feeds, CampaignSignals signals)
    {
        _meter.CreateObservableUpDownCounter("campaigns.live.waiting", () => feeds.Waiting.Sum(), "{update}", "Updates that wait for their connections, over all followers.");
        _meter.CreateObservableGauge("campaigns.live.waiting.max", () => feeds.Waiting.DefaultIfEmpty().Max(), "{update}", "Updates that wait for the slowest follower.");
        _meter.CreateObservableUpDownCounter("campaigns.signals.rooms", () => signals.Waiting.Rooms, "{room}", "Campaigns with somebody on the ephemeral lane.");
        _meter.CreateObservableUpDownCounter("campaigns.signals.waiting", () => signals.Waiting.Signals, "{signal}", "Signals that wait for their next relay.");
    }

    public void Connected(int change) => _connections.Add(change);

    public void Followed(int change) => _followers.Add(change);

    public void Delivered(int updates) => _delivered.Add(updates);

    public void Dispose() => _meter.Dispose();
}
