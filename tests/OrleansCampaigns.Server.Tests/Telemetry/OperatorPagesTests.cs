using System.Net;
using System.Text.Json;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Server.Telemetry;

namespace OrleansCampaigns.Server.Tests.Telemetry;

[Collection(ServerTests.Name)]
public sealed class OperatorPagesTests(RunningServer server)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_running_server_is_healthy(string path)
    {
        using var client = server.With(null);
        using var response = await client.GetAsync(path);
        var report = JsonSerializer.Deserialize<HealthReport>(await response.Content.ReadAsStringAsync(), WireJson.Options)!;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(report.Healthy);
        Assert.All(report.Parts, part => Assert.True(part.Healthy, part.Message));
    }

    [Fact]
    public async Task Metrics_name_commands_and_no_ids()
    {
        var table = await Table.CreateAsync(server);
        await table.ReceiptAsync(new RenameCampaign("Counted"));
        using var client = server.With(null);
        var metrics = await client.GetStringAsync("/metrics");
        Assert.Contains("campaigns_command_duration", metrics, StringComparison.Ordinal);
        Assert.Contains("command=\"rename-campaign\"", metrics, StringComparison.Ordinal);
        Assert.Matches("campaigns_command_duration_seconds_bucket\\{[^}]*le=\"0.005\"", metrics);
        Assert.Matches("journal_commit_duration_seconds_bucket\\{[^}]*le=\"0.005\"", metrics);
        foreach (var id in (Guid[])[table.Campaign.Value, table.User.Value])
        {
            Assert.DoesNotContain(id.ToString("D"), metrics, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(id.ToString("N"), metrics, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task The_dashboard_answers_on_the_loopback_address()
    {
        using var client = server.With(null);
        Assert.Contains("<html", await client.GetStringAsync("/dashboard/"), StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(await client.GetByteArrayAsync("/dashboard/index.min.js"));
        using var counters = JsonDocument.Parse(await client.GetStringAsync("/dashboard/DashboardCounters"));
        Assert.Equal(JsonValueKind.Object, counters.RootElement.ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/dashboard/there-is-no-such-page")).StatusCode);
    }
}
