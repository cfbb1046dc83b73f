using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Server.Tests.Feed;

namespace OrleansCampaigns.Server.Tests.Telemetry;

/// <summary>What waits where, as <c>/metrics</c> shows it. A server of its own, and no other in this process meanwhile: meters are heard process-wide.</summary>
[Collection(AloneTests.Name)]
public sealed class QueueMetricsTests
{
    private const string Waiting = "campaigns_live_waiting";
    private const string WaitingMax = "campaigns_live_waiting_max";
    private const string Rooms = "campaigns_signals_rooms";

    /// <summary>Two of them fill no buffer, all of them fill every buffer between a server and a viewer that does not read.</summary>
    private const int ChapterLength = 40_000;
    private const int ChaptersMax = 600;

    private static readonly TimeSpan MoveMax = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_viewer_who_stops_reading_shows_as_updates_that_wait_and_is_gone_when_they_read_again()
    {
        var server = new RunningServer { Settings = ["--Campaigns:CommandBurst=10000"] };
        await server.InitializeAsync();
        try
        {
            var table = await Table.CreateAsync(server);
            await using (var viewer = await RawLive.OpenAsync(server, table.User))
            {
                await viewer.CallAsync("Follow", $$"""{"campaign":"{{table.Campaign}}"}""");
                await BecomesAsync(server, Rooms, value => value == 1);
                var last = await WriteUntilOneWaitsAsync(server, table);
                Assert.True(await ReadAsync(server, Waiting) >= 1);
                while (!(await viewer.HearAsync()).Contains(last, StringComparison.Ordinal)) { }
                await BecomesAsync(server, WaitingMax, value => value == 0);
            }

            await BecomesAsync(server, Rooms, value => value == 0);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("journal_appends_waiting")]
    [InlineData("campaigns_signals_waiting")]
    [InlineData("campaigns_replica_waiting")]
    [InlineData("campaigns_replica_held")]
    public async Task Every_queue_has_a_figure(string name)
    {
        var server = new RunningServer();
        await server.InitializeAsync();
        try
        {
            await Table.CreateAsync(server);
            await BecomesAsync(server, name, value => value >= 0);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    /// <returns>The title of the chapter written last.</returns>
    private static async Task<string> WriteUntilOneWaitsAsync(RunningServer server, Table table)
    {
        for (var n = 0; n < ChaptersMax; n++)
        {
            var title = $"Chapter {n} of many";
            await table.ReceiptAsync(new DraftChapter(new ChapterId(Guid.NewGuid()), title, new string('x', ChapterLength)));
            if (n % 10 == 9 && await ReadAsync(server, WaitingMax) >= 1) return title;
        }

        throw new InvalidOperationException($"After {ChaptersMax} chapters nothing waits.");
    }

    private static async Task BecomesAsync(RunningServer server, string name, Predicate<double> wanted)
    {
        var since = Stopwatch.StartNew();
        while (await ReadAsync(server, name) is var value && !wanted(value)) Assert.True(since.Elapsed < MoveMax, $"{name} is {value}.");
    }

    /// <summary>NaN where there is none.</summary>
    private static async Task<double> ReadAsync(RunningServer server, string name)
    {
        using var client = new HttpClient { BaseAddress = new Uri(server.App.Urls.First()) };
        var figure = Regex.Match(await client.GetStringAsync("/metrics"), $@"^{name}(?:\{{[^}}]*\}})? (\S+)", RegexOptions.Multiline);
        return figure.Success ? double.Parse(figure.Groups[1].Value, CultureInfo.InvariantCulture) : double.NaN;
    }
}
