using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Webhooks;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.Webhooks;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Tests.Handlers;

namespace OrleansCampaigns.Server.Tests.Webhooks;

/// <summary>The whole way: subscribe, something happens, a real receiver gets it signed, and it is listed.</summary>
[Collection(AloneTests.Name)]
public sealed class WebhookEndpointsTests : IAsyncLifetime
{
    private readonly RunningServer _server = new()
    {
        Settings = ["--Campaigns:Webhooks:AllowedNetworks=127.0.0.0/8", "--Campaigns:Webhooks:AllowHttp=true", "--Campaigns:Webhooks:Ports=1-65535", "--Campaigns:Webhooks:CheckSeconds=1"],
    };

    private Receiver _receiver = null!;
    private Table _table = null!;

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
    public async Task What_happens_is_told_signed_listed_and_can_be_sent_again()
    {
        var secret = await CreateAsync(new CreateWebhookRequest($"{_receiver.Address}hook?token=hidden"));
        await _table.ReceiptAsync(new RenameCampaign("Barrow Downs"));
        await HandlingServer.UntilAsync(() => Task.FromResult(!_receiver.Received.IsEmpty));
        Assert.True(_receiver.Received.TryPeek(out var message));
        Assert.True(message.IsSignedWith(secret.Secret, DateTimeOffset.UtcNow));
        Assert.Equal(("campaign-named", "Barrow Downs", _table.Campaign.ToString()), (
            message.Type,
            message.Json.GetProperty("data").GetProperty("update").GetProperty("name").GetString(),
            message.Json.GetProperty("data").GetProperty("campaign").GetString()));

        WebhookDeliveriesAnswer listed = null!;
        await HandlingServer.UntilAsync(async () => (listed = await DeliveriesAsync(secret.Webhook)).Deliveries is [{ Status: WebhookDeliveryStatus.Delivered }]);
        var id = listed.Deliveries[0].Id;
        Assert.Equal($"msg_{id.Value:N}", message.Id);
        var shown = await _table.GetAsync<WebhookDeliveryAnswer>($"/webhooks/{secret.Webhook}/deliveries/{id}");
        Assert.Equal(204, Assert.Single(shown.Attempts).Status);

        using var resent = await _table.Http.PostAsync($"{_table.Root}/webhooks/{secret.Webhook}/deliveries/{id}/resend", content: null);
        Assert.Equal(HttpStatusCode.OK, resent.StatusCode);
        await HandlingServer.UntilAsync(() => Task.FromResult(_receiver.Received.Count == 2));
        Assert.Single(_receiver.Received.Select(one => one.Id).Distinct());

        var webhook = Assert.Single((await _table.GetAsync<WebhooksAnswer>("/webhooks")).Webhooks);
        Assert.Equal((_receiver.Address.GetLeftPart(UriPartial.Authority), ChannelKind.Table), (webhook.Url, webhook.Audience));
        var text = await _table.Http.GetStringAsync($"{_table.Root}/webhooks");
        Assert.DoesNotContain("hidden", text, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", text, StringComparison.Ordinal);
        var log = await LogAsync();
        Assert.DoesNotContain("hidden", log, StringComparison.Ordinal);
        Assert.DoesNotContain(secret.Secret, log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_audience_is_told_what_it_sees_and_each_subscription_what_it_wants()
    {
        await using var masters = await Receiver.StartAsync();
        await using var named = await Receiver.StartAsync();
        await CreateAsync(new CreateWebhookRequest(_receiver.Address.ToString()));
        await CreateAsync(new CreateWebhookRequest(masters.Address.ToString(), Audience: ChannelKind.GameMasters));
        await CreateAsync(new CreateWebhookRequest(named.Address.ToString(), ["campaign-named"]));
        var chapter = new ChapterId(Guid.NewGuid());
        await _table.ReceiptAsync(new DraftChapter(chapter, "The hidden draft", "Nobody knows."));
        await _table.ReceiptAsync(new DescribeCampaign("Seen by all."));
        await _table.ReceiptAsync(new RenameCampaign("Last"));
        foreach (var one in (Receiver[])[_receiver, masters, named]) await HandlingServer.UntilAsync(() => Task.FromResult(one.Received.Any(message => message.Type == "campaign-named")));
        await HandlingServer.UntilAsync(() => Task.FromResult(_receiver.Received.Count == 2));
        Assert.DoesNotContain(_receiver.Received, message => message.Text.Contains("hidden draft", StringComparison.Ordinal));
        Assert.Contains(masters.Received, message => message.Text.Contains("hidden draft", StringComparison.Ordinal));
        Assert.Equal(["campaign-named"], named.Received.Select(message => message.Type));
        Assert.Equal(["description-changed", "campaign-named"], _receiver.Received.Select(message => message.Type));
    }

    [Fact]
    public async Task An_event_that_is_handled_again_is_told_once()
    {
        var secret = await CreateAsync(new CreateWebhookRequest(_receiver.Address.ToString()));
        await _table.ReceiptAsync(new RenameCampaign("Once"));
        await HandlingServer.UntilAsync(async () => (await DeliveriesAsync(secret.Webhook)).Deliveries.Length == 1);
        var last = (await _table.GetAsync<JournalPage>("/journal?limit=100")).Events[^1].Sequence;
        var webhooks = _server.App.Services.GetRequiredService<IGrainFactory>().GetGrain<ICampaignWebhooksGrain>(_table.Campaign.Value);
        await webhooks.DeliverAsync(last, EffectId.Of(_table.Campaign, "webhooks", last, index: 0).Value);
        Assert.Single((await DeliveriesAsync(secret.Webhook)).Deliveries);
        await webhooks.DeliverAsync(last, Guid.NewGuid());
        Assert.Equal(2, (await DeliveriesAsync(secret.Webhook)).Deliveries.Length);
    }

    [Fact]
    public async Task A_slow_endpoint_delays_no_other_and_a_restart_sends_what_was_left()
    {
        await using var slow = await Receiver.StartAsync();
        slow.AnswerAsync = http => new TaskCompletionSource().Task.WaitAsync(http.RequestAborted);
        await CreateAsync(new CreateWebhookRequest(slow.Address.ToString()));
        await CreateAsync(new CreateWebhookRequest(_receiver.Address.ToString()));
        for (var n = 0; n < 10; n++) await _table.ReceiptAsync(new RenameCampaign($"Name {n}"));
        await HandlingServer.UntilAsync(() => Task.FromResult(_receiver.Received.Count == 10));
        Assert.Equal(Enumerable.Range(0, 10).Select(n => $"Name {n}"), _receiver.Received.Select(message => message.Json.GetProperty("data").GetProperty("update").GetProperty("name").GetString()));
        await HandlingServer.UntilAsync(() => Task.FromResult(slow.Received.Count == 1));
        slow.Answers(200);
        await _server.RestartAsync();
        await HandlingServer.UntilAsync(() => Task.FromResult(slow.Received.Select(message => message.Id).Distinct().Count() == 10));
        Assert.Equal(slow.Received.First().Id, slow.Received.ElementAt(1).Id);
        Assert.Equal(10, _receiver.Received.Select(message => message.Id).Distinct().Count());
    }

    [Fact]
    public async Task What_was_not_taken_on_its_last_try_is_listed_as_dead_with_its_tries_and_can_be_sent_again()
    {
        _receiver.Answers(500);
        var secret = await CreateAsync(new CreateWebhookRequest(_receiver.Address.ToString()));
        await _table.ReceiptAsync(new RenameCampaign("Unheard"));
        WebhookDeliveryView waits = null!;
        await HandlingServer.UntilAsync(async () => (waits = (await DeliveriesAsync(secret.Webhook)).Deliveries.FirstOrDefault()!) is { Status: WebhookDeliveryStatus.Waiting, Attempts: > 0 });
        Assert.Empty((await _table.GetAsync<WebhookDeliveriesAnswer>($"/webhooks/{secret.Webhook}/deliveries?status=dead")).Deliveries);
        WebhookDeliveriesAnswer dead = null!;
        await HandlingServer.UntilAsync(async () =>
        {
            await EndPatienceAsync(secret.Webhook, waits.Id);
            return (dead = await _table.GetAsync<WebhookDeliveriesAnswer>($"/webhooks/{secret.Webhook}/deliveries?status=dead")).Deliveries.Length == 1;
        });
        Assert.Equal((waits.Id, WebhookDeliveryStatus.Dead), (dead.Deliveries[0].Id, dead.Deliveries[0].Status));
        var shown = await _table.GetAsync<WebhookDeliveryAnswer>($"/webhooks/{secret.Webhook}/deliveries/{waits.Id}");
        Assert.Equal(_receiver.Received.Count, shown.Attempts.Length);
        Assert.InRange(shown.Attempts.Length, 2, 5);
        Assert.All(shown.Attempts, attempt => Assert.Equal((500, "status"), (attempt.Status, attempt.Error)));

        _receiver.Answers(204);
        using var resent = await _table.Http.PostAsync($"{_table.Root}/webhooks/{secret.Webhook}/deliveries/{waits.Id}/resend", content: null);
        Assert.Equal(HttpStatusCode.OK, resent.StatusCode);
        await HandlingServer.UntilAsync(async () => (await DeliveriesAsync(secret.Webhook)).Deliveries is [{ Status: WebhookDeliveryStatus.Delivered }]);
        Assert.Single(_receiver.Received.Select(one => one.Id).Distinct());
    }

    [Fact]
    public async Task A_ping_tries_the_way_and_a_rotation_gives_a_new_secret()
    {
        var secret = await CreateAsync(new CreateWebhookRequest(_receiver.Address.ToString()));
        using var rotated = await _table.Http.PostAsync($"{_table.Root}/webhooks/{secret.Webhook}/rotate", content: null);
        var fresh = (await rotated.Content.ReadFromJsonAsync<WebhookSecret>(WireJson.Options))!;
        Assert.NotEqual(secret.Secret, fresh.Secret);
        Assert.True(fresh.OldValidUntil > DateTimeOffset.UtcNow.AddHours(23));
        using var pinged = await _table.Http.PostAsync($"{_table.Root}/webhooks/{secret.Webhook}/ping", content: null);
        Assert.Equal(HttpStatusCode.OK, pinged.StatusCode);
        await HandlingServer.UntilAsync(() => Task.FromResult(!_receiver.Received.IsEmpty));
        var message = _receiver.Received.First();
        Assert.Equal("ping", message.Type);
        Assert.True(message.IsSignedWith(secret.Secret, DateTimeOffset.UtcNow) && message.IsSignedWith(fresh.Secret, DateTimeOffset.UtcNow));
        Assert.Contains("campaigns_webhook_attempts_total", await _server.With(null).GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_owner_and_game_masters_see_and_change_webhooks()
    {
        var secret = await CreateAsync(new CreateWebhookRequest(_receiver.Address.ToString()));
        var service = _table.As(new UserId(Guid.NewGuid()));
        await _table.ReceiptAsync(new AddService(service.User, "Bot"));
        Assert.Equal("access.denied", await CodeAsync(service, HttpMethod.Get, "/webhooks"));
        Assert.Equal("access.denied", await CodeAsync(service, HttpMethod.Get, $"/webhooks/{secret.Webhook}/deliveries"));
        Assert.Equal("access.denied", await CodeAsync(service, HttpMethod.Post, $"/webhooks/{secret.Webhook}/rotate"));
        Assert.Equal("access.denied", await CodeAsync(service, HttpMethod.Delete, $"/webhooks/{secret.Webhook}"));
        Assert.Equal("campaign.unknown", await CodeAsync(_table.As(new UserId(Guid.NewGuid())), HttpMethod.Delete, $"/webhooks/{secret.Webhook}"));
        Assert.Equal("webhook.unknown", await CodeAsync(_table, HttpMethod.Post, $"/webhooks/{Guid.NewGuid()}/ping"));
        Assert.Equal("delivery.unknown", await CodeAsync(_table, HttpMethod.Post, $"/webhooks/{secret.Webhook}/deliveries/{Guid.NewGuid()}/resend"));
        using var removed = await _table.Http.DeleteAsync($"{_table.Root}/webhooks/{secret.Webhook}");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Empty((await _table.GetAsync<WebhooksAnswer>("/webhooks")).Webhooks);
    }

    [Theory]
    [InlineData("http://10.0.0.1/", null, ChannelKind.Table, "webhook.url")]
    [InlineData("http://user:word@127.0.0.1/", null, ChannelKind.Table, "webhook.url")]
    [InlineData("http://127.0.0.1/", "no-such-kind", ChannelKind.Table, "webhook.kind")]
    [InlineData("http://127.0.0.1/", null, ChannelKind.Own, "webhook.audience")]
    public async Task What_cannot_be_subscribed_is_refused(string url, string? kind, ChannelKind audience, string code)
    {
        using var response = await PutAsync(Guid.NewGuid(), new CreateWebhookRequest(url, kind is null ? null : [kind], audience));
        Assert.Equal(code, await Table.CodeOfAsync(response));
    }

    /// <summary>As when the day of tries is nearly over: the next try is due, and it is the last. A try under way may write over it, so it is to be called again.</summary>
    private async Task EndPatienceAsync(WebhookId webhook, DeliveryId delivery)
    {
        var (store, now) = (_server.App.Services.GetRequiredService<IWebhookStore>(), DateTimeOffset.UtcNow);
        var row = (await store.FindDeliveryAsync(_table.Campaign.Value, webhook.Value, delivery.Value, CancellationToken.None))!;
        if (row.Status == DeliveryStatus.Waiting && row.GiveUpAt > now) await store.RecordAsync(row with { DueAt = now, GiveUpAt = now }, row.Attempts, CancellationToken.None);
    }

    private async Task<WebhookSecret> CreateAsync(CreateWebhookRequest request)
    {
        using var response = await PutAsync(Guid.NewGuid(), request);
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<WebhookSecret>(WireJson.Options))!;
    }

    private Task<HttpResponseMessage> PutAsync(Guid webhook, CreateWebhookRequest request) => _table.Http.PutAsJsonAsync($"{_table.Root}/webhooks/{webhook}", request, WireJson.Options);

    private Task<WebhookDeliveriesAnswer> DeliveriesAsync(WebhookId webhook) => _table.GetAsync<WebhookDeliveriesAnswer>($"/webhooks/{webhook}/deliveries");

    private static async Task<string> CodeAsync(Table table, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, table.Root + path);
        using var response = await table.Http.SendAsync(request);
        return await Table.CodeOfAsync(response);
    }

    private async Task<string> LogAsync()
    {
        using var file = new StreamReader(new FileStream(_server.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return await file.ReadToEndAsync();
    }
}
