using System.Text.Json;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Client.Offline;
using OrleansCampaigns.Client.Sqlite.Offline;
using OrleansCampaigns.Client.Tests.Feed;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.Tests.Offline;

/// <summary>One client's device at a fake table: its store, whether it has a network, and what its token is.</summary>
public sealed class OfflineTable : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("campaigns-offline-").FullName;

    private OfflineTable(FeedTable table, IOfflineStore? store) => (Table, Store) = (table, store!);

    public FeedTable Table { get; }

    public FakeCampaign Campaign => Table.Campaign;

    public CancellationToken Cancellation => Table.Cancellation;

    public IOfflineStore Store { get; private set; }

    public string File => Path.Combine(_folder, "offline.db");

    /// <summary>Without it no server can be reached.</summary>
    public bool HasNetwork { get; set; } = true;

    public string Token { get; set; } = FakeServer.Token;

    public UserId User { get; } = new(Guid.NewGuid());

    public static async Task<OfflineTable> WithMemoryAsync() => new(await FeedTable.WithServersAsync(1), new MemoryOfflineStore());

    public static async Task<OfflineTable> WithFileAsync()
    {
        var table = new OfflineTable(await FeedTable.WithServersAsync(1), null);
        await table.OpenFileAsync();
        return table;
    }

    public static Task<OfflineTable> WithStoreAsync(bool inFile) => inFile ? WithFileAsync() : WithMemoryAsync();

    public async Task OpenFileAsync(long bytesMax = SqliteOfflineStore.BytesMaxDefault) => Store = await SqliteOfflineStore.OpenAsync(File, bytesMax, Cancellation);

    public OfflineCampaignOptions Options() => new()
    {
        Connection = Table.Options() with
        {
            LongestPause = TimeSpan.FromMilliseconds(20),
            AccessToken = _ => HasNetwork ? ValueTask.FromResult(Token) : throw new IOException("There is no network."),
        },
        Service = "table.example",
        User = User,
        RetryAfterTrouble = FeedTable.Patience * 2,
    };

    public Task<OfflineCampaign> OpenAsync(OfflineCampaignOptions? options = null, IOfflineStore? store = null) =>
        OfflineCampaign.OpenAsync(store ?? Store, options ?? Options(), Cancellation);

    public static CommandId CommandOf(int number) => new(Guid.Parse($"00000000-0000-4000-8000-{number:D12}"));

    public static RenameCampaign Naming(int number) => new($"name {number}");

    public async Task<QueuedCommand> QueueAsync(OfflineCampaign campaign, int number)
    {
        var reply = await campaign.EnqueueAsync(CommandOf(number), Naming(number), Cancellation);
        Assert.Null(reply.Refusal);
        return reply.Queued!;
    }

    /// <summary>The next reports of one enumeration, without acknowledging them.</summary>
    public async Task<List<CommandReport>> ReportsAsync(OfflineCampaign campaign, int count)
    {
        var reports = new List<CommandReport>();
        await foreach (var report in campaign.Reports.WithCancellation(Cancellation))
        {
            reports.Add(report);
            if (reports.Count == count) break;
        }

        return reports;
    }

    /// <summary>The replica is what everything that happened folds to.</summary>
    public void AssertComplete(OfflineView? view) =>
        Assert.Equal(JsonSerializer.Serialize(Campaign.Fold(), WireJson.Options), JsonSerializer.Serialize(view?.Main, WireJson.Options));

    public Task ShowsAsync(OfflineCampaign campaign, string name) =>
        Table.UntilAsync(() => campaign.View?.Main.Campaign.Name == name, $"the replica shows \"{name}\"");

    public string[] Executed() => [.. Campaign.Executed.Select(envelope => ((RenameCampaign)envelope.Command).Name)];

    public async ValueTask DisposeAsync()
    {
        await Table.DisposeAsync();
        if (Store is not null) await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
