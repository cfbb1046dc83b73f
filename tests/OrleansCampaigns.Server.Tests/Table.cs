using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Tests;

/// <summary>One user with one campaign over HTTP.</summary>
public sealed class Table(RunningServer server, CampaignId campaign, UserId user)
{
    public CampaignId Campaign { get; } = campaign;

    public UserId User { get; } = user;

    public HttpClient Http { get; } = server.As(user);

    public string Root => $"/api/v1/campaigns/{Campaign}";

    /// <summary>A new campaign of a new owner.</summary>
    public static async Task<Table> CreateAsync(RunningServer server)
    {
        var table = new Table(server, new CampaignId(Guid.NewGuid()), new UserId(Guid.NewGuid()));
        await table.ReceiptAsync(new CreateCampaign("Barrow", "Ada"));
        return table;
    }

    /// <summary>Somebody else at the same address.</summary>
    public Table As(UserId other) => new(server, Campaign, other);

    public async Task<Receipt> ReceiptAsync(Command command, Guid? id = null)
    {
        using var response = await SendAsync(command, id);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<Receipt>(WireJson.Options))!;
    }

    public Task<HttpResponseMessage> SendAsync(Command command, Guid? id = null, string? ifMatch = null) => PostAsync(
        WireJson.WireNameOf(command.GetType()), JsonSerializer.Serialize(command, command.GetType(), WireJson.Options), id, ifMatch);

    public async Task<HttpResponseMessage> PostAsync(string name, string body, Guid? id = null, string? ifMatch = null, string mediaType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Root}/commands/{name}") { Content = new StringContent(body, Encoding.UTF8, mediaType) };
        request.Headers.Add("Idempotency-Key", (id ?? Guid.NewGuid()).ToString());
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await Http.SendAsync(request);
    }

    public async Task<T> GetAsync<T>(string path) => (await Http.GetFromJsonAsync<T>(Root + path, WireJson.Options))!;

    /// <summary>A cursor as HTTP takes it.</summary>
    public static string Since(ResumePoint cursor) => $"ticket={cursor.Ticket}&position={string.Join("&position=", cursor.Positions)}";

    /// <summary>The problem's code, after checking what every problem must be.</summary>
    public static async Task<string> CodeOfAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonSerializer.Deserialize<Problem>(body, WireJson.Options)!;
        Assert.Equal((int)response.StatusCode, problem.Status);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        Assert.DoesNotContain("OrleansCampaigns.", body, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", body, StringComparison.Ordinal);
        if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable) Assert.NotNull(response.Headers.RetryAfter);
        return problem.Code;
    }

    public async Task<int> EventsAsync() => (await GetAsync<JournalPage>("/journal?limit=100")).Events.Length;
}
