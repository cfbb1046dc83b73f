using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Orleans.Streams;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Grains.Feed;

namespace OrleansCampaigns.Server.Feed;

/// <summary>
/// The ephemeral lane: pointers, drags, typing, who is where, and presence. Never journaled; each server tells the others every <see cref="Period"/> when it has
/// something, and at least every <see cref="ReportEvery"/> who is with it. A server that has been silent for <see cref="Expiry"/> counts as gone.
/// </summary>
public sealed class CampaignSignals(IServiceProvider services, TimeProvider clock, ILogger<CampaignSignals> logger) : BackgroundService
{
    public const int KeyLengthMax = 64;
    public const int ValueBytesMax = 1024;

    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);
    public static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan Expiry = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly Dictionary<CampaignId, (SignalRoom Room, Task<StreamSubscriptionHandle<RelayedSignals>?> Subscription)> _rooms = [];
    private readonly HashSet<CampaignId> _stirred = [];
    private readonly string _server = Guid.NewGuid().ToString("N");

    internal (int Rooms, int Signals) Waiting
    {
        get
        {
            lock (_gate) return (_rooms.Count, _rooms.Values.Sum(open => open.Room.Waiting));
        }
    }

    internal void Arrived(CampaignId campaign, UserId user, ChannelKind channel, HubConnectionContext connection)
    {
        lock (_gate)
        {
            if (!_rooms.TryGetValue(campaign, out var open)) _rooms[campaign] = open = (new SignalRoom(campaign), SubscribeAsync(campaign));
            open.Room.Arrived(connection.ConnectionId, user, hears: channel != ChannelKind.Public, new SignalListener(connection), clock.GetUtcNow());
            _stirred.Add(campaign);
        }
    }

    internal void Left(CampaignId campaign, string connection)
    {
        lock (_gate)
        {
            if (!_rooms.TryGetValue(campaign, out var open)) return;
            open.Room.Left(connection);
            _stirred.Add(campaign);
        }
    }

    internal void Send(UserId user, SignalRequest request, string connection)
    {
        if (request.Key.Length > KeyLengthMax || request.Value.GetRawText().Length > ValueBytesMax) return;
        lock (_gate)
        {
            if (!_rooms.TryGetValue(request.Campaign, out var open)) return;
            open.Room.Send(connection, new Signal(user, request.Kind, request.Key, request.Value));
            _stirred.Add(request.Campaign);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RelayEachPeriodAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; what was not relayed is ephemeral.
        }
    }

    private async Task RelayEachPeriodAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        var reported = clock.GetTimestamp();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var all = clock.GetElapsedTime(reported) > ReportEvery;
            if (all) reported = clock.GetTimestamp();
            foreach (var (campaign, report) in Gather(all)) await RelayAsync(campaign, report);
        }
    }

    private List<(CampaignId, ServerReport)> Gather(bool all)
    {
        lock (_gate)
        {
            var reports = new List<(CampaignId, ServerReport)>();
            foreach (var (campaign, (room, subscription)) in _rooms.Where(open => all || _stirred.Contains(open.Key)).ToList())
            {
                reports.Add((campaign, room.Take()));
                room.ShowPresence(clock.GetUtcNow(), Expiry, all);
                if (!room.IsEmpty) continue;
                _rooms.Remove(campaign);
                _ = UnsubscribeAsync(subscription);
            }

            _stirred.Clear();
            return reports;
        }
    }

    private async Task RelayAsync(CampaignId campaign, ServerReport report)
    {
        try
        {
            await StreamOf(campaign).OnNextAsync(new RelayedSignals(_server, JsonSerializer.SerializeToUtf8Bytes(report, WireJson.Options)));
        }
        catch (Exception cause)
        {
            logger.SignalsNotRelayed(cause);
        }
    }

    private async Task<StreamSubscriptionHandle<RelayedSignals>?> SubscribeAsync(CampaignId campaign)
    {
        try
        {
            return await StreamOf(campaign).SubscribeAsync((relayed, _) =>
            {
                if (relayed.Server == _server) return Task.CompletedTask;
                var report = JsonSerializer.Deserialize<ServerReport>(relayed.Json, WireJson.Options)!;
                lock (_gate)
                {
                    if (!_rooms.TryGetValue(campaign, out var open)) return Task.CompletedTask;
                    open.Room.Reported(relayed.Server, report, clock.GetUtcNow());
                    open.Room.ShowPresence(clock.GetUtcNow(), Expiry, always: false);
                }

                return Task.CompletedTask;
            });
        }
        catch (Exception cause)
        {
            logger.SignalsNotRelayed(cause);
            return null;
        }
    }

    private async Task UnsubscribeAsync(Task<StreamSubscriptionHandle<RelayedSignals>?> subscription)
    {
        try
        {
            if (await subscription is { } handle) await handle.UnsubscribeAsync();
        }
        catch (Exception cause)
        {
            logger.SignalsNotRelayed(cause);
        }
    }

    private IAsyncStream<RelayedSignals> StreamOf(CampaignId campaign) =>
        services.GetRequiredKeyedService<IStreamProvider>(CampaignStream.Provider).GetStream<RelayedSignals>(StreamId.Create(RelayedSignals.Namespace, campaign.Value));
}
