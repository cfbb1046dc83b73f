using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.Consistency;
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
        Assert.Equal((VerificationState.Done, table.Campaign), (done.State, done.Campaign));
        Assert.Empty(done.Report!.Findings);
        Assert.Equal((1, 6L), (done.Report.Campaigns, done.Report.Rows));
        Assert.InRange(done.Report.Live, 2, 10);

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
        Assert.Equal(5, doors.Count);
        Assert.All(doors, door => Assert.Contains(door.Metadata.OfType<IAuthorizeData>(), required => required.Policy == OperatorDoor.Policy));
    }

    private static async Task<VerificationStatus> VerifyAsync(HttpClient client, StartVerification wanted)
    {
        using var started = await client.PostAsJsonAsync("/api/v1/operator/verifications", wanted, WireJson.Options);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var status = (await client.GetFromJsonAsync<VerificationStatus>("/api/v1/operator/verifications/newest", WireJson.Options, patience.Token))!;
            if (status.State != VerificationState.Running) return status;
        }
    }
}
