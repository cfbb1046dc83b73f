using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace OrleansCampaigns.Server.Feed;

/// <summary>The open connections of this server. Beside what SignalR keeps, each has its followed campaigns and its allowance of commands.</summary>
public sealed class LiveConnections(LiveMetrics metrics, CommandAllowance allowance, ILogger<DefaultHubLifetimeManager<LiveHub>> logger)
    : DefaultHubLifetimeManager<LiveHub>(logger)
{
    private readonly ConcurrentDictionary<string, LiveConnection> _open = new();

    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        _open[connection.ConnectionId] = new LiveConnection(connection, allowance);
        metrics.Connected(1);
        return base.OnConnectedAsync(connection);
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        if (_open.TryRemove(connection.ConnectionId, out var open))
        {
            open.Dispose();
            metrics.Connected(-1);
        }

        return base.OnDisconnectedAsync(connection);
    }

    internal LiveConnection Of(string connectionId) => _open[connectionId];
}
