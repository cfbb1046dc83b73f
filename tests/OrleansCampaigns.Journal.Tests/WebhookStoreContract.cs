namespace OrleansCampaigns.Journal.Tests;

/// <summary>What every store of webhooks must keep. Each database runs it.</summary>
public abstract class WebhookStoreContract : OnDatabase
{
    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private readonly Guid _campaign = Guid.NewGuid();
    private readonly Guid _one = Guid.NewGuid();

    /// <summary>A new id, in SQL.</summary>
    protected abstract string NewId { get; }

    /// <summary>What lets no delivery be deleted when it is one of the last so many, in SQL, and what ends that.</summary>
    protected abstract (string Begin, string End) Keeping(int deliveries);

    protected IWebhookStore Webhooks => Database.Webhooks;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.MigrateAsync();
        Assert.True(await Webhooks.WriteAsync(new WebhookRow(_campaign, _one, 1, [1, 2, 3]), Cancellation));
    }

    [Fact]
    public async Task A_subscription_is_made_once_and_changed_by_one_writer_at_a_time()
    {
        Assert.False(await Webhooks.WriteAsync(new WebhookRow(_campaign, _one, 1, [9]), Cancellation));
        Assert.True(await Webhooks.WriteAsync(new WebhookRow(_campaign, _one, 2, [2]), Cancellation));
        Assert.False(await Webhooks.WriteAsync(new WebhookRow(_campaign, _one, 2, [3]), Cancellation));
        var row = (await Webhooks.FindAsync(_campaign, _one, Cancellation))!;
        Assert.Equal((2L, (byte)2), (row.Version, row.State[0]));
        Assert.Single(await Webhooks.ListAsync(_campaign, Cancellation));
        Assert.Empty(await Webhooks.ListAsync(Guid.NewGuid(), Cancellation));
        Assert.Null(await Webhooks.FindAsync(Guid.NewGuid(), _one, Cancellation));
    }

    [Fact]
    public async Task A_delivery_is_added_once_and_comes_back_as_it_was()
    {
        var row = Row(1);
        Assert.True(await Webhooks.AddDeliveryAsync(row, Cancellation));
        Assert.False(await Webhooks.AddDeliveryAsync(row with { Body = [7] }, Cancellation));
        Assert.False(await Webhooks.AddDeliveryAsync(row with { SubscriptionId = Guid.NewGuid() }, Cancellation));
        var found = (await Webhooks.FindDeliveryAsync(_campaign, _one, row.DeliveryId, Cancellation))!;
        Assert.Equal((row.Body[0], row.History[0]), (found.Body[0], found.History[0]));
        Assert.Equal(row, found with { Body = row.Body, History = row.History });
        Assert.Equal(1, await Webhooks.CountWaitingAsync(_campaign, _one, Cancellation));
    }

    [Fact]
    public async Task What_waits_comes_by_time_then_by_what_happened_first()
    {
        foreach (var (sequence, due) in ((long, int)[])[(3, 0), (1, 0), (4, -5), (2, 0), (5, 9)])
            await Webhooks.AddDeliveryAsync(Row(sequence) with { DueAt = At.AddSeconds(due) }, Cancellation);
        Assert.Equal([4, 1, 2, 3, 5], (await Webhooks.ListWaitingAsync(_campaign, _one, 10, Cancellation)).Select(row => row.Sequence));
        Assert.Equal([4, 1], (await Webhooks.ListWaitingAsync(_campaign, _one, 2, Cancellation)).Select(row => row.Sequence));
    }

    [Fact]
    public async Task A_try_is_recorded_by_whoever_made_it_after_the_last_one()
    {
        var row = Row(1);
        await Webhooks.AddDeliveryAsync(row, Cancellation);
        Assert.True(await Webhooks.RecordAsync(row with { Attempts = 1, Status = DeliveryStatus.Delivered, History = [5] }, 0, Cancellation));
        Assert.False(await Webhooks.RecordAsync(row with { Attempts = 1, Status = DeliveryStatus.Dead }, 0, Cancellation));
        var found = (await Webhooks.FindDeliveryAsync(_campaign, _one, row.DeliveryId, Cancellation))!;
        Assert.Equal((DeliveryStatus.Delivered, 1, (byte)5), (found.Status, found.Attempts, found.History[0]));
        Assert.Empty(await Webhooks.ListWaitingAsync(_campaign, _one, 10, Cancellation));
    }

    [Fact]
    public async Task What_is_too_old_is_given_up_and_nothing_else()
    {
        await Webhooks.AddDeliveryAsync(Row(1) with { GiveUpAt = At }, Cancellation);
        await Webhooks.AddDeliveryAsync(Row(2) with { GiveUpAt = At.AddSeconds(-1) }, Cancellation);
        await Webhooks.AddDeliveryAsync(Row(3) with { GiveUpAt = At.AddSeconds(-1), Status = DeliveryStatus.Delivered }, Cancellation);
        Assert.Equal(1, await Webhooks.GiveUpAsync(_campaign, _one, At, Cancellation));
        Assert.Equal([2], (await Webhooks.ListDeliveriesAsync((_campaign, _one), DeliveryStatus.Dead, Last, 10, Cancellation)).Select(row => row.Sequence));
        Assert.Equal(1, await Webhooks.GiveUpAsync(_campaign, _one, DateTimeOffset.MaxValue, Cancellation));
    }

    [Fact]
    public async Task A_list_pages_newest_first_without_a_gap_or_a_repeat()
    {
        for (var n = 1; n <= 7; n++) await Webhooks.AddDeliveryAsync(Row(n) with { RecordedAt = At.AddSeconds(n / 2) }, Cancellation);
        var seen = new List<WebhookDeliveryRow>();
        for (var page = await Webhooks.ListDeliveriesAsync((_campaign, _one), null, Last, 3, Cancellation); page.Length > 0;)
        {
            seen.AddRange(page);
            page = await Webhooks.ListDeliveriesAsync((_campaign, _one), null, (page[^1].RecordedAt, page[^1].DeliveryId), 3, Cancellation);
        }

        Assert.Equal(7, seen.Select(row => row.DeliveryId).Distinct().Count());
        Assert.Equal(seen.Select(row => row.RecordedAt).OrderDescending(), seen.Select(row => row.RecordedAt));
    }

    [Fact]
    public async Task What_is_over_is_forgotten_by_number_and_by_age_and_what_waits_is_not()
    {
        for (var n = 1; n <= 6; n++) await Webhooks.AddDeliveryAsync(Row(n) with { RecordedAt = At.AddSeconds(n), Status = n == 1 ? DeliveryStatus.Waiting : DeliveryStatus.Delivered }, Cancellation);
        await Webhooks.ForgetAsync(_campaign, _one, (3, 0), At, Cancellation);
        await HasAsync(6, 5, 4, 1);
        await Webhooks.ForgetAsync(_campaign, _one, (3, 0), At.AddSeconds(6), Cancellation);
        await HasAsync(6, 1);
    }

    [Fact]
    public async Task Deliveries_take_no_room_from_what_was_given_up()
    {
        for (var n = 1; n <= 8; n++) await Webhooks.AddDeliveryAsync(Row(n) with { RecordedAt = At.AddSeconds(n), Status = n <= 4 ? DeliveryStatus.Dead : DeliveryStatus.Delivered }, Cancellation);
        await Webhooks.ForgetAsync(_campaign, _one, (2, 3), At, Cancellation);
        await HasAsync(8, 7, 4, 3, 2);
    }

    [Fact]
    public async Task Subscriptions_with_something_due_are_found_page_by_page()
    {
        var due = new List<Guid>();
        for (var n = 0; n < 5; n++)
        {
            var webhook = Guid.NewGuid();
            await Webhooks.WriteAsync(new WebhookRow(_campaign, webhook, 1, [1]), Cancellation);
            await Webhooks.AddDeliveryAsync(Row(n + 1) with { SubscriptionId = webhook, DueAt = At.AddSeconds(n == 4 ? 1 : 0), Status = n == 3 ? DeliveryStatus.Dead : DeliveryStatus.Waiting }, Cancellation);
            if (n < 3) due.Add(webhook);
        }

        var first = await Webhooks.ListDueAsync(At, (_campaign, Guid.Empty), 2, Cancellation);
        var rest = await Webhooks.ListDueAsync(At, first[^1], 2, Cancellation);
        Assert.Equal(due.ToHashSet(), first.Concat(rest).Where(one => one.CampaignId == _campaign).Select(one => one.SubscriptionId).ToHashSet());
        Assert.Equal(2, first.Length);
    }

    [Fact]
    public async Task Removing_a_subscription_removes_what_it_was_to_be_told()
    {
        await Webhooks.AddDeliveryAsync(Row(1), Cancellation);
        Assert.True(await Webhooks.RemoveAsync(_campaign, _one, Cancellation));
        Assert.False(await Webhooks.RemoveAsync(_campaign, _one, Cancellation));
        Assert.Equal(0, await Database.CountAsync("SELECT count(*) FROM webhook_deliveries"));
    }

    [Fact]
    public async Task What_is_added_while_a_subscription_is_removed_goes_with_it()
    {
        for (var round = 0; round < 20; round++)
        {
            var webhook = Guid.NewGuid();
            await Webhooks.WriteAsync(new WebhookRow(_campaign, webhook, 1, [1]), Cancellation);
            var adding = Enumerable.Range(0, 16).Select(_ => AddUntilGoneAsync(webhook)).ToList();
            Assert.True(await Webhooks.RemoveAsync(_campaign, webhook, Cancellation));
            await Task.WhenAll(adding);
            Assert.Equal(0, await Database.CountAsync("SELECT count(*) FROM webhook_deliveries"));
        }
    }

    [Fact]
    public async Task A_removal_takes_some_deliveries_at_once_and_the_subscription_with_the_last()
    {
        await Webhooks.AddDeliveryAsync(Row(1), Cancellation);
        await Database.ExecuteAsync($"""
            WITH RECURSIVE more (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < {JournalLimits.DeliveriesRemovedAtOnce + 199})
            INSERT INTO webhook_deliveries
            SELECT campaign_id, subscription_id, {NewId}, recorded_at, sequence, message_type, body, status, due_at, give_up_at, attempts, history FROM webhook_deliveries CROSS JOIN more
            """);
        var keeping = Keeping(100);
        await Database.ExecuteAsync(keeping.Begin);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Webhooks.RemoveAsync(_campaign, _one, Cancellation));
        Assert.Equal(200, await Webhooks.CountWaitingAsync(_campaign, _one, Cancellation));
        Assert.NotNull(await Webhooks.FindAsync(_campaign, _one, Cancellation));
        await Database.ExecuteAsync(keeping.End);
        Assert.True(await Webhooks.RemoveAsync(_campaign, _one, Cancellation));
        Assert.Equal(0, await Database.CountAsync("SELECT count(*) FROM webhook_deliveries"));
    }

    private static (DateTimeOffset At, Guid Id) Last => (DateTimeOffset.MaxValue, Guid.Empty);

    private async Task HasAsync(params long[] sequences) =>
        Assert.Equal(sequences, (await Webhooks.ListDeliveriesAsync((_campaign, _one), null, Last, 10, Cancellation)).Select(row => row.Sequence));

    private async Task AddUntilGoneAsync(Guid webhook)
    {
        for (var n = 1; await Webhooks.AddDeliveryAsync(Row(n) with { SubscriptionId = webhook }, Cancellation); n++) Assert.True(n < 10_000, "It was never removed.");
    }

    private WebhookDeliveryRow Row(long sequence) => new(
        _campaign, _one, Guid.NewGuid(), At, sequence, "campaign-named", [1], DeliveryStatus.Waiting, At, At.AddDays(1), 0, [2]);
}
