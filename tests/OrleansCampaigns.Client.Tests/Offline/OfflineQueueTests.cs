using OrleansCampaigns.Client.Offline;
using OrleansCampaigns.Client.Tests.Feed;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.Tests.Offline;

public sealed class OfflineQueueTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Commands_queued_without_a_network_are_sent_in_their_order_when_there_is_one(bool inFile)
    {
        await using var table = await OfflineTable.WithStoreAsync(inFile);
        table.HasNetwork = false;
        await using (var before = await table.OpenAsync())
        {
            for (var number = 1; number <= 20; number++) await table.QueueAsync(before, number);
            Assert.Null(before.Server);
        }

        await using var campaign = await table.OpenAsync();
        var pending = campaign.Pending;
        table.HasNetwork = true;
        var reports = await table.ReportsAsync(campaign, 20);

        Assert.Equal(Enumerable.Range(1, 20).Select(OfflineTable.CommandOf), pending.Select(queued => queued.Envelope.Id));
        Assert.Equal(FeedTable.Names(1, 20), table.Executed());
        Assert.Equal(Enumerable.Range(1, 20).Select(OfflineTable.CommandOf), reports.Select(report => report.Command));
        Assert.All(reports, report => Assert.Equal((ReportedOutcome.Applied, report.Command), (report.Answer.Outcome, report.Answer.Receipt!.Command)));
        Assert.Empty(campaign.Pending);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_report_is_told_at_each_start_until_it_is_acknowledged_and_then_never_again(bool inFile)
    {
        await using var table = await OfflineTable.WithStoreAsync(inFile);
        await using (var first = await table.OpenAsync())
        {
            for (var number = 1; number <= 3; number++) await table.QueueAsync(first, number);
            await table.ReportsAsync(first, 3);
        }

        await using (var second = await table.OpenAsync())
        {
            var again = await table.ReportsAsync(second, 3);
            Assert.Equal([1, 2, 3], again.Select(report => (int)report.Queued.Position));
            Assert.True(await second.AcknowledgeAsync(OfflineTable.CommandOf(2), table.Cancellation));
            Assert.False(await second.AcknowledgeAsync(OfflineTable.CommandOf(2), table.Cancellation));
        }

        await using var third = await table.OpenAsync();
        var left = await table.ReportsAsync(third, 2);
        Assert.Equal([OfflineTable.CommandOf(1), OfflineTable.CommandOf(3)], left.Select(report => report.Command));
        Assert.Equal(3, table.Campaign.Received.Count);
    }

    [Fact]
    public async Task A_command_under_an_id_that_is_kept_is_kept_once_and_another_one_under_it_is_refused()
    {
        await using var table = await OfflineTable.WithMemoryAsync();
        table.HasNetwork = false;
        await using var campaign = await table.OpenAsync();

        var first = await table.QueueAsync(campaign, 1);
        var same = await table.QueueAsync(campaign, 1);
        var other = await campaign.EnqueueAsync(OfflineTable.CommandOf(1), OfflineTable.Naming(2), table.Cancellation);

        Assert.Equal(first.Position, same.Position);
        Assert.Equal("command.id-used", other.Refusal?.Code);
        Assert.Single(campaign.Pending);
    }

    [Fact]
    public async Task A_full_queue_refuses_until_a_report_is_acknowledged_and_too_large_a_command_always()
    {
        await using var table = await OfflineTable.WithMemoryAsync();
        await using var campaign = await table.OpenAsync(table.Options() with { QueueMax = 2 });

        await table.QueueAsync(campaign, 1);
        await table.QueueAsync(campaign, 2);
        await table.ReportsAsync(campaign, 2);
        var full = await campaign.EnqueueAsync(OfflineTable.Naming(3), table.Cancellation);
        await campaign.AcknowledgeAsync(OfflineTable.CommandOf(1), table.Cancellation);
        await table.QueueAsync(campaign, 4);
        var large = await campaign.EnqueueAsync(new RenameCampaign(new string('x', OfflineCampaignOptions.CommandBytesMax)), table.Cancellation);

        Assert.Equal("offline.queue-full", full.Refusal?.Code);
        Assert.Equal("offline.command-too-large", large.Refusal?.Code);
    }

    [Fact]
    public async Task A_queue_is_bounded_by_bytes_too()
    {
        await using var table = await OfflineTable.WithMemoryAsync();
        table.HasNetwork = false;
        await using var campaign = await table.OpenAsync(table.Options() with { QueueBytesMax = OfflineCampaignOptions.CommandBytesMax });
        var half = new RenameCampaign(new string('x', OfflineCampaignOptions.CommandBytesMax / 2));

        var first = await campaign.EnqueueAsync(half, table.Cancellation);
        var second = await campaign.EnqueueAsync(half, table.Cancellation);

        Assert.NotNull(first.Queued);
        Assert.Equal("offline.queue-full", second.Refusal?.Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_command_that_was_never_sent_can_be_cancelled_and_one_that_was_cannot(bool inFile)
    {
        await using var table = await OfflineTable.WithStoreAsync(inFile);
        var open = new TaskCompletionSource();
        table.Campaign.FaultOfCommand = (_, _) => new FakeFault(HoldUntil: open.Task);
        await using (var before = await table.OpenAsync())
        {
            for (var number = 1; number <= 3; number++) await table.QueueAsync(before, number);
            await table.Table.UntilAsync(() => table.Campaign.Received.Count == 1, "the first command is on its way");
            Assert.False(await before.CancelAsync(OfflineTable.CommandOf(1), table.Cancellation));
            Assert.True(await before.CancelAsync(OfflineTable.CommandOf(2), table.Cancellation));
        }

        table.HasNetwork = false;
        await using var campaign = await table.OpenAsync();
        Assert.False(await campaign.CancelAsync(OfflineTable.CommandOf(1), table.Cancellation));
        open.SetResult();
        table.HasNetwork = true;
        var reports = await table.ReportsAsync(campaign, 2);

        Assert.Equal([OfflineTable.CommandOf(1), OfflineTable.CommandOf(3)], reports.Select(report => report.Command));
        Assert.Equal(["name 1", "name 3"], table.Executed());
    }

    [Fact]
    public async Task A_refused_command_is_reported_and_those_behind_it_go_on()
    {
        await using var table = await OfflineTable.WithMemoryAsync();
        RefuseTheSecond(table);
        await using var campaign = await table.OpenAsync();

        for (var number = 1; number <= 3; number++) await table.QueueAsync(campaign, number);
        var reports = await table.ReportsAsync(campaign, 3);

        Assert.Equal([ReportedOutcome.Applied, ReportedOutcome.Refused, ReportedOutcome.Applied], reports.Select(report => report.Answer.Outcome));
        Assert.Equal("campaign.archived", reports[1].Answer.Refusal?.Code);
        Assert.Equal(["name 1", "name 3"], table.Executed());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_queue_that_stops_at_a_refusal_goes_on_when_its_report_is_acknowledged(bool inFile)
    {
        await using var table = await OfflineTable.WithStoreAsync(inFile);
        RefuseTheSecond(table);
        var stopping = table.Options() with { StopAtRefusal = true };
        await using (var before = await table.OpenAsync(stopping))
        {
            for (var number = 1; number <= 4; number++) await table.QueueAsync(before, number);
            await table.ReportsAsync(before, 2);
            Assert.True(await before.CancelAsync(OfflineTable.CommandOf(3), table.Cancellation));
        }

        await using var campaign = await table.OpenAsync(stopping);
        await table.ShowsAsync(campaign, "name 1");
        Assert.Equal(["name 1"], table.Executed());
        Assert.Equal([OfflineTable.CommandOf(4)], campaign.Pending.Select(queued => queued.Envelope.Id));
        await campaign.AcknowledgeAsync(OfflineTable.CommandOf(2), table.Cancellation);
        await table.ReportsAsync(campaign, 2);

        Assert.Equal(["name 1", "name 4"], table.Executed());
    }

    [Fact]
    public async Task What_a_server_fails_on_again_and_again_is_reported_as_unknown_and_can_be_sent_again()
    {
        await using var table = await OfflineTable.WithMemoryAsync();
        var ill = true;
        table.Campaign.FaultOfCommand = (envelope, _) => ill && envelope.Id == OfflineTable.CommandOf(1) ? new FakeFault(Throw: true) : null;
        await using var campaign = await table.OpenAsync();

        await table.QueueAsync(campaign, 1);
        await table.QueueAsync(campaign, 2);
        var reports = await table.ReportsAsync(campaign, 2);
        ill = false;
        Assert.False(await campaign.SendAgainAsync(OfflineTable.CommandOf(2), table.Cancellation));
        Assert.True(await campaign.SendAgainAsync(OfflineTable.CommandOf(1), table.Cancellation));
        await table.Table.UntilAsync(() => campaign.Pending.IsEmpty, "it is answered");
        var now = await table.ReportsAsync(campaign, 2);

        Assert.Equal([ReportedOutcome.Unknown, ReportedOutcome.Applied], reports.Select(report => report.Answer.Outcome));
        Assert.Equal([OfflineTable.CommandOf(2), OfflineTable.CommandOf(1)], now.Select(report => report.Command));
        Assert.All(now, report => Assert.Equal(ReportedOutcome.Applied, report.Answer.Outcome));
        Assert.Equal(["name 1", "name 2"], table.Executed());
    }

    [Fact]
    public async Task An_outcome_that_is_merged_or_kept_is_reported_as_such()
    {
        await using var table = await OfflineTable.WithFileAsync();
        ReceiptOutcome[] outcomes = [ReceiptOutcome.Merged, ReceiptOutcome.Kept];
        table.Campaign.OutcomeOfCommand = envelope => outcomes[envelope.Id == OfflineTable.CommandOf(1) ? 0 : 1];
        await using (var before = await table.OpenAsync())
        {
            await table.QueueAsync(before, 1);
            await table.QueueAsync(before, 2);
            await table.ReportsAsync(before, 2);
        }

        await using var campaign = await table.OpenAsync();
        var reports = await table.ReportsAsync(campaign, 2);

        Assert.Equal([ReportedOutcome.Merged, ReportedOutcome.Kept], reports.Select(report => report.Answer.Outcome));
    }

    private static void RefuseTheSecond(OfflineTable table) => table.Campaign.FaultOfCommand = (envelope, _) => envelope.Id == OfflineTable.CommandOf(2)
        ? new FakeFault(BeforeEffect: true, Refusal: Refusal.Conflict("campaign.archived", "It is archived."))
        : null;
}
