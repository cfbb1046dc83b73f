using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Grains.Webhooks;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Journal.Migrations;
using OrleansCampaigns.Journal.Sqlite;

namespace OrleansCampaigns.Server.Tests.Webhooks;

/// <summary>A sender of one subscription on a database of its own, with a clock that a test sets and a real receiver.</summary>
internal sealed class SenderTable : IAsyncDisposable
{
    public const string OldSecretText = "the secret before the rotation..";

    /// <summary>Of the address that messages go to, unless a test gives another.</summary>
    public const string Path = "services/pathThatLetsOneIn";

    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("a secret that signs, of 32 bytes");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("webhooks-");
    private SqliteJournalStore _journal = null!;
    private int _made;

    public Guid Campaign { get; } = Guid.NewGuid();

    public Guid Webhook { get; } = Guid.NewGuid();

    public ManualClock Clock { get; } = new();

    public Receiver Receiver { get; private set; } = null!;

    public WebhookShell Shell { get; private set; } = null!;

    public WebhookSender Sender { get; private set; } = null!;

    public SqliteWebhookStore Store { get; private set; } = null!;

    public static string SecretText => WebhookVault.Shown(Secret);

    public static WebhookOptions Open { get; } = new()
    {
        AllowHttp = true, Ports = [(1, 65_535)], AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")], TryMax = TimeSpan.FromSeconds(2),
    };

    public static async Task<SenderTable> CreateAsync(WebhookOptions? options = null, string? url = null)
    {
        var table = new SenderTable();
        var file = $"Data Source={System.IO.Path.Combine(table._folder.FullName, "journal.db")}";
        await JournalMigrator.ForSqlite(file).ApplyAsync(CancellationToken.None);
        table._journal = new SqliteJournalStore(file);
        table.Store = new SqliteWebhookStore(table._journal);
        table.Receiver = await Receiver.StartAsync();
        table.Shell = table.ShellOn(table.Store, options ?? Open);
        table.Sender = new WebhookSender(table.Shell, table.Campaign, table.Webhook);
        var address = url ?? $"{table.Receiver.Address}{Path}?token=queryThatLetsOneIn";
        var state = new WebhookState(
            address, table.Seal(address), ChannelKind.Table, [], Guid.NewGuid(), table.Clock.Now, 0, table.Shell.Vault.Seal(table.Webhook, Secret));
        await table.Store.WriteAsync(new WebhookRow(table.Campaign, table.Webhook, 1, state.ToJson()), CancellationToken.None);
        return table;
    }

    /// <summary>As after a restart: nothing in memory is left.</summary>
    public WebhookSender Successor(IWebhookStore? store = null) => new(ShellOn(store ?? Store, Open), Campaign, Webhook);

    public byte[] Seal(string text) => Shell.Vault.Seal(Webhook, Encoding.UTF8.GetBytes(text));

    public async Task<Guid> AddAsync(TimeSpan? patience = null)
    {
        var (id, at) = (Guid.NewGuid(), Clock.Now);
        _made++;
        var body = Encoding.UTF8.GetBytes($$"""{"type":"campaign-named","number":{{_made}}}""");
        await Store.AddDeliveryAsync(
            new WebhookDeliveryRow(Campaign, Webhook, id, at, _made, "campaign-named", body, DeliveryStatus.Waiting, at, at + (patience ?? TimeSpan.FromHours(24)), 0, AttemptHistory.Empty), CancellationToken.None);
        return id;
    }

    public async Task<WebhookDeliveryRow> FindAsync(Guid delivery) => (await Store.FindDeliveryAsync(Campaign, Webhook, delivery, CancellationToken.None))!;

    public async Task<WebhookState> StateAsync() => WebhookState.Of((await Store.FindAsync(Campaign, Webhook, CancellationToken.None))!);

    public Task<DateTimeOffset?> RunAsync() => Sender.RunAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Receiver.DisposeAsync();
        Shell.Courier.Dispose();
        await _journal.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private WebhookShell ShellOn(IWebhookStore store, WebhookOptions options) =>
        new(options, store, new WebhookVault(new byte[32]), new WebhookCourier(options), new WebhookMetrics(Clock), Clock, NullLogger<WebhookShell>.Instance);
}
