using OrleansCampaigns.Grains.Webhooks;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Server.Tests.Webhooks;

/// <summary>When a subscription is disabled because nobody takes its messages: after days and after messages, never after one of the two alone.</summary>
public sealed class WebhookFailingTests
{
    [Fact]
    public async Task A_subscription_that_fails_for_days_is_disabled_and_what_waits_is_given_up()
    {
        await using var table = await SenderTable.CreateAsync();
        table.Receiver.Answers(500);
        await table.AddAsync();
        await table.RunAsync();
        table.Clock.Now += WebhookSender.FailingMax;
        for (var n = 0; n < WebhookSender.GivenUpMin - 2; n++) await FailAsync(table);
        Assert.Null((await table.StateAsync()).DisabledAt);
        var (one, other) = (await table.AddAsync(patience: TimeSpan.Zero), await table.AddAsync());
        await TryAsync(table);
        Assert.Equal("failing", (await table.StateAsync()).DisabledWhy);
        var before = table.Receiver.Received.Count;
        Assert.Null(await table.RunAsync());
        Assert.Equal(before, table.Receiver.Received.Count);
        Assert.Equal((DeliveryStatus.Dead, DeliveryStatus.Dead), ((await table.FindAsync(one)).Status, (await table.FindAsync(other)).Status));
    }

    [Fact]
    public async Task Neither_days_nor_messages_that_were_given_up_disable_a_subscription_alone()
    {
        await using var table = await SenderTable.CreateAsync();
        table.Receiver.Answers(500);
        for (var n = 1; n < WebhookSender.GivenUpMin; n++) await FailAsync(table);
        table.Clock.Now += WebhookSender.FailingMax * 10;
        await table.AddAsync();
        await TryAsync(table); // tried, and not given up
        Assert.Equal((null, WebhookSender.GivenUpMin - 1), ((await table.StateAsync()).DisabledAt, (await table.StateAsync()).GivenUp));

        table.Receiver.Answers(200);
        while (await table.Store.CountWaitingAsync(table.Campaign, table.Webhook, CancellationToken.None) > 0)
        {
            table.Clock.Now += EndpointBreaker.PauseMax;
            await table.RunAsync();
        }

        Assert.Equal((null, 0), ((await table.StateAsync()).FailingSince, (await table.StateAsync()).GivenUp));
        table.Receiver.Answers(500);
        var began = table.Clock.Now;
        for (var n = 0; n < WebhookSender.GivenUpMin + 2; n++) await FailAsync(table);
        table.Clock.Now = began + WebhookSender.FailingMax - TimeSpan.FromSeconds(1);
        await FailAsync(table);
        Assert.Equal((null, began, WebhookSender.GivenUpMin), ((await table.StateAsync()).DisabledAt, (await table.StateAsync()).FailingSince, (await table.StateAsync()).GivenUp));
        table.Clock.Now = began + WebhookSender.FailingMax;
        await table.AddAsync();
        await TryAsync(table);
        Assert.Equal("failing", (await table.StateAsync()).DisabledWhy);
    }

    [Fact]
    public async Task Messages_given_up_while_the_endpoint_is_left_alone_count_too()
    {
        await using var table = await SenderTable.CreateAsync();
        table.Receiver.Answers(500);
        for (var n = 0; n < EndpointBreaker.FailuresMin; n++) await table.AddAsync();
        await table.RunAsync();
        Assert.Equal(0, (await table.StateAsync()).GivenUp);
        for (var n = 0; n < WebhookSender.GivenUpMin; n++) await table.AddAsync(patience: -TimeSpan.FromSeconds(1));
        await table.RunAsync();
        Assert.Equal((WebhookSender.GivenUpMin, EndpointBreaker.FailuresMin), ((await table.StateAsync()).GivenUp, table.Receiver.Received.Count));
    }

    [Fact]
    public async Task What_a_disabled_subscription_gave_up_is_forgotten_as_any_other()
    {
        await using var table = await SenderTable.CreateAsync();
        await table.AddAsync();
        await table.Shell.DisableAsync(table.Campaign, table.Webhook, "owner");
        table.Clock.Now += WebhookSender.KeptFor + TimeSpan.FromDays(1);
        var id = await table.AddAsync();
        Assert.Null(await table.RunAsync());
        var kept = await table.Store.ListDeliveriesAsync((table.Campaign, table.Webhook), status: null, (DateTimeOffset.MaxValue, Guid.Empty), 10, CancellationToken.None);
        Assert.Equal((id, DeliveryStatus.Dead), (Assert.Single(kept).DeliveryId, kept[0].Status));
    }

    /// <summary>One message that is tried once and given up.</summary>
    private static async Task FailAsync(SenderTable table)
    {
        var id = await table.AddAsync(patience: TimeSpan.Zero);
        await TryAsync(table);
        Assert.Equal(DeliveryStatus.Dead, (await table.FindAsync(id)).Status);
    }

    private static Task<DateTimeOffset?> TryAsync(SenderTable table)
    {
        table.Sender.Breaker.LetOne();
        return table.RunAsync();
    }
}
