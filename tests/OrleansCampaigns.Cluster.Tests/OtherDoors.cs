using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Contracts.Webhooks;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>What leaves a campaign otherwise than by its feed: inboxes, calendars, webhooks and jobs of one table. The owner opens them all before anything is hidden.</summary>
internal sealed class OtherDoors(PlayedTable table, Uri server) : IAsyncDisposable
{
    private static readonly TimeSpan ArriveMax = TimeSpan.FromSeconds(60);

    private readonly HttpClient _owner = table.Owner.Http(server);
    private readonly Guid _job = Guid.NewGuid();
    private readonly Dictionary<ChannelKind, Guid> _webhooks = new() { [ChannelKind.Public] = Guid.NewGuid(), [ChannelKind.Table] = Guid.NewGuid(), [ChannelKind.GameMasters] = Guid.NewGuid() };

    /// <summary>In the address of each webhook: only game masters read it.</summary>
    public string Address { get; } = $"canary-{Guid.NewGuid():N}.example";

    /// <summary>In there too, behind the host: nobody reads it again, who made the webhook included.</summary>
    public string Path { get; } = $"canary-{Guid.NewGuid():N}";

    private string Campaign => $"api/v1/campaigns/{table.Campaign}";

    public async Task OpenAsync()
    {
        foreach (var (audience, id) in _webhooks)
        {
            using var made = await _owner.PutAsJsonAsync($"{Campaign}/webhooks/{id}", new CreateWebhookRequest($"https://{Address}/{Path}", Audience: audience), WireJson.Options);
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        }
    }

    /// <summary>The owner's export, finished.</summary>
    public async Task ExportAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Campaign}/jobs/export") { Content = JsonContent.Create(new { }) };
        request.Headers.Add("Idempotency-Key", $"{_job}");
        using var accepted = await _owner.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        await UntilAsync(async () => (await _owner.GetFromJsonAsync<JobAnswer>(new Uri($"{Campaign}/jobs/{_job}", UriKind.Relative), WireJson.Options))!.Job.IsFinished);
    }

    /// <summary>All messages to one audience's webhook, as the owner reads them, once one of them holds the text.</summary>
    public async Task<string> MessagesAsync(ChannelKind audience, string last)
    {
        var messages = new StringBuilder();
        await UntilAsync(async () =>
        {
            messages.Clear();
            var deliveries = $"{Campaign}/webhooks/{_webhooks[audience]}/deliveries";
            for (string? after = ""; after is not null;)
            {
                var page = (await _owner.GetFromJsonAsync<WebhookDeliveriesAnswer>(new Uri($"{deliveries}?limit=100{(after.Length > 0 ? $"&after={after}" : "")}", UriKind.Relative), WireJson.Options))!;
                foreach (var delivery in page.Deliveries)
                    messages.Append((await _owner.GetFromJsonAsync<WebhookDeliveryAnswer>(new Uri($"{deliveries}/{delivery.Id}", UriKind.Relative), WireJson.Options))!.Message.GetRawText());
                after = page.Next;
            }

            return messages.ToString().Contains(last, StringComparison.Ordinal);
        });
        return messages.ToString();
    }

    /// <summary>Every byte that these doors give to somebody: their inbox, when it holds something, and their calendar; lists, files and messages of others.</summary>
    public async Task<string> ReadAsync(Person who, bool isTold)
    {
        using var http = who.Http(server);
        if (isTold) await UntilAsync(async () => (await http.GetFromJsonAsync<InboxPage>(new Uri("api/v1/inbox", UriKind.Relative), WireJson.Options))!.Items.Length > 0);
        var text = new StringBuilder();
        List<string> paths =
        [
            "api/v1/inbox?limit=100", "api/v1/inbox/settings", $"{Campaign}/webhooks", $"{Campaign}/jobs", $"{Campaign}/jobs/{_job}", $"{Campaign}/jobs/{_job}/file", $"{Campaign}/conflicts",
            .. _webhooks.Values.SelectMany(id => (string[])[$"{Campaign}/webhooks/{id}/deliveries"]),
        ];
        using (var made = await http.PostAsJsonAsync("api/v1/inbox/calendar-links", new CreateCalendarLink(table.Campaign, "phone"), WireJson.Options))
        {
            if (made.IsSuccessStatusCode) paths.Add((await made.Content.ReadFromJsonAsync<CalendarLinkMade>(WireJson.Options))!.Path.TrimStart('/'));
        }

        foreach (var path in paths)
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            text.Append(answer.Headers).Append(answer.Content.Headers).Append(await answer.Content.ReadAsStringAsync());
        }

        return text.ToString();
    }

    public ValueTask DisposeAsync()
    {
        _owner.Dispose();
        return default;
    }

    private static async Task UntilAsync(Func<Task<bool>> reached)
    {
        using var limit = new CancellationTokenSource(ArriveMax);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await reached()) await timer.WaitForNextTickAsync(limit.Token);
    }
}
