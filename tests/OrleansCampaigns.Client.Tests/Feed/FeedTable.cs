using System.Threading.Channels;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Client.Tests.Feed;

/// <summary>A campaign with some fake servers and what a test needs around them.</summary>
public sealed class FeedTable : IAsyncDisposable
{
    /// <summary>Never waited for when all is well; a test that hangs fails by it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    private FeedTable() => _end.CancelAfter(Patience);

    public FakeCampaign Campaign { get; } = new();

    public List<FakeServer> Servers { get; } = [];

    public CancellationToken Cancellation => _end.Token;

    public static async Task<FeedTable> WithServersAsync(int count)
    {
        var table = new FeedTable();
        for (var i = 0; i < count; i++) table.Servers.Add(await FakeServer.StartAsync(table.Campaign));
        return table;
    }

    public CampaignConnectionOptions Options(HubProtocol protocol = HubProtocol.MessagePack) => new()
    {
        Campaign = Campaign.Id,
        Servers = [.. Servers.Select(server => server.Address)],
        AccessToken = _ => ValueTask.FromResult(FakeServer.Token),
        Protocol = protocol,
        FirstPause = TimeSpan.FromMilliseconds(10),
    };

    public async Task<CampaignConnection> ConnectAsync(CampaignConnectionOptions? options = null)
    {
        var connection = new CampaignConnection(options ?? Options());
        await connection.StartAsync(Cancellation);
        return connection;
    }

    /// <summary>Reads the feed in the background until the connection ends.</summary>
    public ChannelReader<FeedItem> Read(CampaignConnection connection)
    {
        var items = Channel.CreateUnbounded<FeedItem>();
        _ = PumpAsync();
        return items.Reader;

        async Task PumpAsync()
        {
            try
            {
                await foreach (var item in connection.Updates.WithCancellation(Cancellation)) items.Writer.TryWrite(item);
            }
            catch (Exception end)
            {
                items.Writer.TryComplete(end);
            }
        }
    }

    /// <summary>The next <paramref name="count"/> names that the campaign was given, in the order of their arrival.</summary>
    public async Task<List<string>> NamesAsync(ChannelReader<FeedItem> items, int count)
    {
        var names = new List<string>();
        while (names.Count < count)
            if (await TakeAsync(items) is FeedUpdate { Update: CampaignNamed named }) names.Add(named.Name);
        return names;
    }

    public async Task<T> NextAsync<T>(ChannelReader<FeedItem> items)
        where T : FeedItem
    {
        while (true)
            if (await TakeAsync(items) is T wanted) return wanted;
    }

    private async Task<FeedItem> TakeAsync(ChannelReader<FeedItem> items)
    {
        while (await items.WaitToReadAsync(Cancellation))
            if (items.TryRead(out var item)) return item;
        throw new InvalidOperationException("The feed ended.");
    }

    public async Task UntilAsync(Func<bool> condition, string what)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!condition())
            if (_end.IsCancellationRequested || !await look.WaitForNextTickAsync()) throw new TimeoutException($"Did not happen: {what}.");
    }

    public void Name(int from, int count)
    {
        for (var i = from; i < from + count; i++) Campaign.Happen(new CampaignNamed($"name {i}"));
    }

    public static IEnumerable<string> Names(int from, int count) => Enumerable.Range(from, count).Select(i => $"name {i}");

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        foreach (var server in Servers) await server.DisposeAsync();
        _end.Dispose();
    }
}
