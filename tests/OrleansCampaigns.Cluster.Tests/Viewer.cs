using System.Collections.Immutable;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>
/// One person who watches, and now and then closes the lid and comes back with the cursor, to any server. Proves each number by itself, whatever the SDK says.
/// </summary>
internal sealed class Viewer(PlayedTable table, Person person, ImmutableArray<Uri> servers, int seed)
{
    private const int ProblemsMax = 10;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    private readonly Random _random = new(seed);
    private readonly List<long> _main = [];
    private readonly List<long> _own = [];
    private volatile FeedState? _state;

    public PlayedTable Table { get; } = table;

    public Person Person { get; } = person;

    /// <summary>What the SDK folded.</summary>
    public FeedState? State => _state;

    /// <summary>Channel and numbers of the one view that it got; the updates follow on them.</summary>
    public (ChannelKind Channel, long Main, long Own) Start { get; private set; }

    /// <summary>A fingerprint of each update, in the order received.</summary>
    public IReadOnlyList<long> Main => _main;

    public IReadOnlyList<long> Own => _own;

    /// <summary>Whatever broke a promise.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Connections made beyond the first: by the SDK, and by coming back.</summary>
    public int Returns { get; private set; }

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested) await FollowAWhileAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The evening is over.
        }
    }

    public async Task ReachAsync(long main, long own, CancellationToken limit)
    {
        while (State is not { } state || state.Cursor.MainNumber < main || state.Cursor.OwnNumber < own)
            await Task.Delay(LookEvery, limit); // another process sends; its last update is known by its number only
    }

    private async Task FollowAWhileAsync(CancellationToken stop)
    {
        var options = Person.At(servers, Table.Campaign) with
        {
            From = _state,
            Protocol = _random.Next(2) == 0 ? HubProtocol.Json : HubProtocol.MessagePack,
        };
        await using var connection = new CampaignConnection(options);
        var items = _random.Next(50, 400);
        try
        {
            await connection.StartAsync(stop);
            await foreach (var item in connection.Updates.WithCancellation(stop))
            {
                Take(item, connection.State!);
                if (--items <= 0) break;
            }
        }
        finally
        {
            Returns += 1 + connection.Reconnects;
            if (connection.Gaps > 0) Problems.Add($"The SDK saw {connection.Gaps} gaps.");
            if (connection.Repeated > 0) Problems.Add($"The server repeated {connection.Repeated} updates.");
        }
    }

    private void Take(FeedItem item, FeedState state)
    {
        switch (item)
        {
            case ViewReplaced view:
                if (_state is not null) Problems.Add($"A fresh view in place of a resume, after {_state.Cursor.MainNumber} and {_state.Cursor.OwnNumber}.");
                Start = (view.Channel, state.Cursor.MainNumber, state.Cursor.OwnNumber);
                break;
            case FeedUpdate { Channel: ChannelKind.Own } update:
                Count(update, Start.Own, _own);
                break;
            case FeedUpdate update:
                Count(update, Start.Main, _main);
                break;
        }

        _state = state;
    }

    private void Count(FeedUpdate update, long start, List<long> received)
    {
        if (update.Number != start + received.Count + 1 && Problems.Count < ProblemsMax) Problems.Add($"{update.Channel}: {update.Number} after {start + received.Count}.");
        received.Add(FoldedJournal.FingerprintOf(update.At, update.Update));
    }
}
