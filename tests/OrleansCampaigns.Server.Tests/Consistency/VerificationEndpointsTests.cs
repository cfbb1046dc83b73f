using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Grains.Consistency;
using OrleansCampaigns.Grains.Jobs;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.Consistency;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Tests.Consistency;

/// <summary>The doors for operators, at a server that runs and is played at.</summary>
[Collection(ServerTests.Name)]
public sealed class VerificationEndpointsTests(RunningServer server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_campaign_is_verified_with_what_the_server_has_in_memory_and_what_is_found_can_be_read()
    {
        var table = await Table.CreateAsync(server);
        for (var i = 0; i < 5; i++) await table.ReceiptAsync(new DraftChapter(new ChapterId(Guid.NewGuid()), $"Chapter {i}", "Text."));
        using var client = server.With(null);
        var done = await VerifyAsync(client, new StartVerification(table.Campaign));
        Assert.Equal((1L, 6L, 0L, 0L, true), (done.Campaigns, done.Rows, done.Findings, done.Open, done.ComparedLive));
        Assert.InRange(done.Live, 2, 10);

        await server.App.Services.GetRequiredService<FindingTable>().SaveAsync(
            new StoredFinding(table.Campaign.Value, FindingCodes.ChainBroken, 3, 0, Guid.Empty, "a", "b", default, DateTimeOffset.UtcNow, 1, null), TestContext.Current.CancellationToken);
        var page = (await client.GetFromJsonAsync<Page<StoredFinding>>($"/api/v1/operator/findings?campaign={table.Campaign}&limit=5", WireJson.Options))!;
        Assert.Equal((FindingCodes.ChainBroken, 3L), (Assert.Single(page.Items).Code, page.Items[0].Sequence));

        // It is not found any more: the finding is closed.
        await VerifyAsync(client, new StartVerification(table.Campaign, Repair: true));
        Assert.Empty((await client.GetFromJsonAsync<Page<StoredFinding>>($"/api/v1/operator/findings?campaign={table.Campaign}", WireJson.Options))!.Items);
        Assert.NotNull((await client.GetFromJsonAsync<Page<StoredFinding>>($"/api/v1/operator/findings?campaign={table.Campaign}&repaired=true", WireJson.Options))!.Items[0].RepairedAt);
    }

    [Theory]
    [InlineData("/api/v1/operator/findings?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/operator/findings?skip=-1", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/operator/findings?campaign=nothing", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/operator/scrubber", HttpStatusCode.OK)]
    [InlineData("/api/v1/operator/verifications?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/operator/verifications?limit=1", HttpStatusCode.OK)]
    [InlineData("/api/v1/operator/imports?limit=101", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/operator/imports?limit=1", HttpStatusCode.OK)]
    [InlineData("/api/v1/operator/imports/0a000000-0000-4000-8000-000000000001", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/operator/verifications/0a000000-0000-4000-8000-000000000001", HttpStatusCode.NotFound)]
    public async Task Bad_questions_are_refused(string path, HttpStatusCode expected)
    {
        using var client = server.With(null);
        using var response = await client.GetAsync(path);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public void Every_door_of_operators_asks_for_their_permission()
    {
        var doors = server.App.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(VerificationEndpoints.Root, StringComparison.Ordinal)).Distinct().ToList();
        Assert.Equal(10, doors.Count);
        Assert.All(doors, door => Assert.Contains(door.Metadata.OfType<IAuthorizeData>(), required => required.Policy == OperatorDoor.Policy));
    }

    [Fact]
    public async Task All_campaigns_are_verified_and_a_verification_under_the_same_id_is_the_same()
    {
        var table = await Table.CreateAsync(server);
        using var client = server.With(null);
        var wanted = new StartVerification(Job: new JobId(Guid.NewGuid()));
        var done = await VerifyAsync(client, wanted);
        Assert.InRange(done.Campaigns, 1, long.MaxValue);
        Assert.Equal(done.Campaigns, (await VerifyAsync(client, wanted)).Campaigns);
        var listed = (await client.GetFromJsonAsync<JobsAnswer>("/api/v1/operator/verifications?limit=100", WireJson.Options))!;
        Assert.Contains(listed.Jobs, job => job.Id == wanted.Job);
        Assert.True(table.Campaign != JobDesk.OfNoCampaign);
    }

    [Fact]
    public async Task Owners_have_their_campaign_verified_and_nothing_else()
    {
        var (table, other) = (await Table.CreateAsync(server), await Table.CreateAsync(server));
        var verified = await JobAsync(table, "{}");
        Assert.Equal((JobState.Succeeded, 1L), (verified.State, verified.Result!.Value.Deserialize<VerifyResult>(WireJson.Options)!.Campaigns));
        foreach (var argument in (string[])["""{"repair":true}""", $$"""{"campaign":"{{other.Campaign}}"}"""])
        {
            var denied = await JobAsync(table, argument);
            Assert.Equal((JobState.Failed, "access.denied"), (denied.State, denied.Error!.Code));
        }
    }

    [Theory]
    [InlineData("""{"repair":1}""")]
    [InlineData("""{"campaign":"nothing"}""")]
    [InlineData("""{"campaigns":null}""")]
    public async Task What_a_verification_does_not_take_is_refused_at_once(string argument)
    {
        var table = await Table.CreateAsync(server);
        using var response = await StartAsync(table, argument);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("job.argument", await Table.CodeOfAsync(response));
    }

    private static async Task<HttpResponseMessage> StartAsync(Table table, string argument)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{table.Root}/jobs/verify") { Content = new StringContent(argument, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", $"{Guid.NewGuid()}");
        return await table.Http.SendAsync(request);
    }

    private static async Task<JobView> JobAsync(Table table, string argument)
    {
        using var started = await StartAsync(table, argument);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        return await EndOfAsync(table.Http, $"{started.Headers.Location}");
    }

    private static async Task<VerifyResult> VerifyAsync(HttpClient client, StartVerification wanted)
    {
        using var started = await client.PostAsJsonAsync("/api/v1/operator/verifications", wanted, WireJson.Options);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        var job = (await started.Content.ReadFromJsonAsync<JobView>(WireJson.Options))!;
        var end = await EndOfAsync(client, $"/api/v1/operator/verifications/{job.Id}");
        Assert.Equal(JobState.Succeeded, end.State);
        return end.Result!.Value.Deserialize<VerifyResult>(WireJson.Options)!;
    }

    private static async Task<JobView> EndOfAsync(HttpClient client, string path)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20)); // the job's end is asked for
        while (true)
        {
            var job = (await client.GetFromJsonAsync<JobAnswer>(path, WireJson.Options, patience.Token))!.Job;
            if (job.IsFinished) return job;
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }
}
