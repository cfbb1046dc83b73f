using System.Net;
using System.Net.Http.Json;
using System.Text;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Webhooks;
using OrleansCampaigns.Grains.Webhooks;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Tests.Handlers;

namespace OrleansCampaigns.Server.Tests.Webhooks;

/// <summary>Of a webhook's address only scheme, host and port are told again or kept in clear: the rest is what lets one in.</summary>
[Collection(AloneTests.Name)]
public sealed class WebhookAddressTests : IAsyncLifetime
{
    private readonly RunningServer _server = new()
    {
        Settings = ["--Campaigns:Webhooks:AllowedNetworks=127.0.0.0/8", "--Campaigns:Webhooks:AllowHttp=true", "--Campaigns:Webhooks:Ports=1-65535", "--Campaigns:Webhooks:CheckSeconds=1"],
    };

    private readonly StringBuilder _answers = new();
    private readonly string _path = $"path{Guid.NewGuid():N}";
    private readonly string _query = $"query{Guid.NewGuid():N}";
    private readonly Guid _webhook = Guid.NewGuid();
    private Receiver _receiver = null!;
    private Table _table = null!;

    private string Url => $"{_receiver.Address}services/{_path}?token={_query}";

    private string Origin => _receiver.Address.GetLeftPart(UriPartial.Authority);

    public async ValueTask InitializeAsync()
    {
        _receiver = await Receiver.StartAsync();
        await _server.InitializeAsync();
        _table = await Table.CreateAsync(_server);
    }

    public async ValueTask DisposeAsync()
    {
        await _receiver.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_path_and_the_query_are_in_no_answer_in_no_log_and_nowhere_in_the_database()
    {
        var one = $"/webhooks/{_webhook}";
        await HearAsync(HttpMethod.Put, one, HttpStatusCode.BadRequest, JsonContent.Create(new CreateWebhookRequest($"http://10.0.0.1/{_path}?{_query}"), options: WireJson.Options));
        await HearAsync(HttpMethod.Put, one, HttpStatusCode.BadRequest, new StringContent($"{{\"url\":\"{Url}\",\"kinds\":[{_path}", Encoding.UTF8, "application/json"));
        await HearAsync(HttpMethod.Put, one, HttpStatusCode.Created, JsonContent.Create(new CreateWebhookRequest(Url), options: WireJson.Options));
        await HearAsync(HttpMethod.Put, one, HttpStatusCode.Conflict, JsonContent.Create(new CreateWebhookRequest(Url), options: WireJson.Options));
        await _table.ReceiptAsync(new RenameCampaign("Barrow Downs"));
        await HandlingServer.UntilAsync(() => Task.FromResult(!_receiver.Received.IsEmpty));
        Assert.Equal($"/services/{_path}", _receiver.Received.First().Path);
        await HandlingServer.UntilAsync(async () => (await DeliveriesAsync()).Deliveries is [{ Status: WebhookDeliveryStatus.Delivered }]);
        var delivery = (await DeliveriesAsync()).Deliveries[0].Id;
        foreach (var looked in (string[])["/webhooks", $"{one}/deliveries", $"{one}/deliveries/{delivery}"]) await HearAsync(HttpMethod.Get, looked, HttpStatusCode.OK);
        foreach (var changed in (string[])["rotate", "ping", $"deliveries/{delivery}/resend"]) await HearAsync(HttpMethod.Post, $"{one}/{changed}", HttpStatusCode.OK);
        await HandlingServer.UntilAsync(async () => _receiver.Received.Count == 3 && (await DeliveriesAsync()).Deliveries.All(sent => sent.Status == WebhookDeliveryStatus.Delivered));
        _receiver.Answers(410);
        await HearAsync(HttpMethod.Post, $"{one}/ping", HttpStatusCode.OK);
        await HandlingServer.UntilAsync(async () => (await _table.GetAsync<WebhooksAnswer>("/webhooks")).Webhooks is [{ DisabledWhy: "gone" }]);
        await HearAsync(HttpMethod.Get, "/webhooks", HttpStatusCode.OK);
        await HearAsync(HttpMethod.Post, $"{one}/enable", HttpStatusCode.NoContent);
        Assert.Equal(Origin, Assert.Single((await _table.GetAsync<WebhooksAnswer>("/webhooks")).Webhooks).Url);

        await _server.RestartAsync(); // so that all is written
        var folder = Path.GetDirectoryName(_server.LogFile)!;
        Assert.NotEmpty(await KeptBytes.FilesWithAsync(folder, Origin));
        Assert.NotEmpty(await KeptBytes.FilesWithAsync(folder, $"{_webhook}"));
        foreach (var hidden in (string[])[_path, _query])
        {
            Assert.DoesNotContain(hidden, _answers.ToString(), StringComparison.Ordinal);
            Assert.Empty(await KeptBytes.FilesWithAsync(folder, hidden));
        }
    }

    [Theory]
    [InlineData("https://hooks.example.org/services/T0/B0?x=1", "https://hooks.example.org")]
    [InlineData("https://hooks.example.org:8443", "https://hooks.example.org:8443")]
    [InlineData("http://[::1]:81/a", "http://[::1]:81")]
    [InlineData("https://user:word@hooks.example.org/a", "https://hooks.example.org")]
    [InlineData("no address", "")]
    public async Task What_an_earlier_version_stored_in_clear_is_not_shown_and_goes_with_the_next_write(string stored, string shown)
    {
        await using var table = await SenderTable.CreateAsync();
        var row = (await table.Store.FindAsync(table.Campaign, table.Webhook, CancellationToken.None))!;
        var text = Encoding.UTF8.GetString(row.State).Replace($"\"{WebhookState.Of(row).ShownUrl}\"", $"\"{stored}\"", StringComparison.Ordinal);
        Assert.Contains(stored, text, StringComparison.Ordinal);
        Assert.True(await table.Store.WriteAsync(row with { Version = 2, State = Encoding.UTF8.GetBytes(text) }, CancellationToken.None));
        Assert.Equal(shown, (await table.StateAsync()).ShownUrl);
        await table.Shell.ChangeAsync(table.Campaign, table.Webhook, state => state with { Missed = 1 });
        var now = (await table.Store.FindAsync(table.Campaign, table.Webhook, CancellationToken.None))!;
        Assert.Equal(stored == shown, Encoding.UTF8.GetString(now.State).Contains(stored, StringComparison.Ordinal));
        var id = await table.AddAsync();
        await table.RunAsync();
        Assert.Equal((DeliveryStatus.Delivered, $"/{SenderTable.Path}"), ((await table.FindAsync(id)).Status, table.Receiver.Received.First().Path));
    }

    private async Task HearAsync(HttpMethod method, string path, HttpStatusCode expected, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, _table.Root + path) { Content = content };
        using var response = await _table.Http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{path}: {response.StatusCode} {body}");
        _answers.Append(response.Headers).Append(response.Content.Headers).Append(body);
    }

    private Task<WebhookDeliveriesAnswer> DeliveriesAsync() => _table.GetAsync<WebhookDeliveriesAnswer>($"/webhooks/{_webhook}/deliveries");
}
