using System.Collections.Immutable;
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
    /// <summary>What the other servers get to say who is with them, before the first who asks here is answered: several times <see cref="Period"/>.</summary>
    public static readonly TimeSpan FillTime = TimeSpan.FromMilliseconds(300);

    private readonly Dictionary<CampaignId, OpenRoom> _rooms = [];
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
            var open = Open(campaign);
            open.Room.Arrived(connection.ConnectionId, user, channel, new SignalListener(connection), clock.GetUtcNow());
            _stirred.Add(campaign);
        }
    }

    /// <summary>Who is here now. The room that it makes, where nobody follows, goes <see cref="Expiry"/> after it was last asked.</summary>
    internal async Task<ImmutableArray<PresentMember>> HereAsync(CampaignId campaign, CancellationToken cancellationToken)
    {
        Task filled;
        lock (_gate)
        {
            var open = Open(campaign);
            (open.AskedAt, filled) = (clock.GetUtcNow(), open.Filled);
        }

        await filled.WaitAsync(cancellationToken);
        lock (_gate) return _rooms.TryGetValue(campaign, out var open) ? open.Room.Here(clock.GetUtcNow(), Expiry) : [];
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

    /// <summary>Tells those here who may know, and the other servers.</summary>
    internal Task TellAsync(JobNotice notice)
    {
        TellHere(notice);
        return RelayAsync(notice.Progress.Campaign, new ServerReport([], [], Job: notice));
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
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var (open, report) in Gather()) _ = RelayNextAsync(open, report);
        }
    }

    /// <summary>Called under the gate.</summary>
    private OpenRoom Open(CampaignId campaign)
    {
        if (_rooms.TryGetValue(campaign, out var open)) return open;
        var subscription = SubscribeAsync(campaign);
        return _rooms[campaign] = new OpenRoom(new SignalRoom(campaign), subscription) { Filled = FillAsync(campaign, subscription), ReportAt = NextReport(clock.GetUtcNow()) };
    }

    /// <summary>Each room in its own time: a thousand that report in one moment hold everything else up for a fifth of a second.</summary>
    private static DateTimeOffset NextReport(DateTimeOffset now) => now + (ReportEvery * (1 - (Random.Shared.NextDouble() / 5)));

    private async Task FillAsync(CampaignId campaign, Task subscription)
    {
        await Task.Yield();
        await subscription;
        ServerReport report;
        lock (_gate)
        {
            if (!_rooms.TryGetValue(campaign, out var open)) return;
            report = open.Room.Report(asks: true);
        }

        await RelayAsync(campaign, report);
        await Task.Delay(FillTime, clock);
    }

    /// <summary>A room whose last report is still under way tells its own members and stays stirred: a slow silo delays its own campaigns' reports, nobody else's.</summary>
    private List<(OpenRoom, ServerReport)> Gather()
    {
        lock (_gate)
        {
            var reports = new List<(OpenRoom, ServerReport)>();
            var now = clock.GetUtcNow();
            foreach (var (campaign, open) in _rooms.Where(open => open.Value.ReportAt <= now || _stirred.Contains(open.Key)).ToList())
            {
                var isDue = open.ReportAt <= now;
                if (isDue) open.ReportAt = NextReport(now);
                open.Room.TellSignals();
                open.Room.ShowPresence(now, Expiry, always: isDue);
                if (open.IsRelaying) continue;
                open.IsRelaying = true;
                reports.Add((open, open.Room.Report()));
                _stirred.Remove(campaign);
                if (!open.Room.IsEmpty || now - open.AskedAt < Expiry) continue;
                _rooms.Remove(campaign);
                _ = UnsubscribeAsync(open.Subscription);
            }

            return reports;
        }
    }

    private async Task RelayNextAsync(OpenRoom open, ServerReport report)
    {
        await RelayAsync(open.Room.Campaign, report);
        lock (_gate) open.IsRelaying = false;
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
                if (report.Job is { } notice)
                {
                    TellHere(notice);
                    return Task.CompletedTask;
                }

                lock (_gate)
                {
                    if (!_rooms.TryGetValue(campaign, out var open)) return Task.CompletedTask;
                    open.Room.Reported(relayed.Server, report, clock.GetUtcNow());
                    if (report.Asks) _stirred.Add(campaign);
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

    private void TellHere(JobNotice notice)
    {
        lock (_gate)
        {
            if (_rooms.TryGetValue(notice.Progress.Campaign, out var open)) open.Room.TellJob(notice);
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
