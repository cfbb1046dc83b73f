using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Grains.Handlers;
using OrleansCampaigns.Journal;
using static OrleansCampaigns.Grains.Tests.Handlers.HandlerTable;

namespace OrleansCampaigns.Grains.Tests.Handlers;

/// <summary>What cannot be handled is kept for an operator, and holds up nobody but its own entity while it is tried.</summary>
public sealed class DeadLetterTests
{
    private const string Poison = "Poison";

    [Fact]
    public async Task A_poisonous_event_becomes_a_dead_letter_and_its_entity_goes_on_behind_it()
    {
        var handler = Failing();
        await using var table = await StartAsync(Pace, handler);
        var region = await table.RegionAsync();
        var before = await table.WeatherAsync(region, "Rain");
        var poison = await table.WeatherAsync(region, Poison);
        var behind = await table.WeatherAsync(region, "Sun");
        await table.FinishedAsync(handler, behind);
        Assert.Equal([before, poison, poison, poison, behind], handler.Tries.Select(one => one.Sequence));
        Assert.Equal([before, behind], await table.EffectsAsync());
        var dead = Assert.Single(await table.DeadAsync());
        Assert.Equal((handler.Name, table.Campaign.Value, poison, region.Value, Weather, 3), (dead.Handler, dead.CampaignId, dead.Sequence, dead.EntityId, dead.EventType, dead.Tries));
        Assert.Equal("FormatException: It is not to be had.", dead.Error);
        Assert.Matches("^[0-9a-f]{32}$", dead.TraceId);
    }

    [Fact]
    public async Task Other_entities_do_not_wait_for_a_poisonous_event()
    {
        var handler = new ScriptedHandler("forecaster", Weather)
        {
            Policy = ScriptedHandler.Quick with { TriesMax = 100, PauseFirst = TimeSpan.FromMinutes(30), PauseMax = TimeSpan.FromHours(1) },
            Does = FailAtPoisonAsync,
        };
        await using var table = await StartAsync(Pace, handler);
        var (sick, well) = (await table.RegionAsync(), await table.RegionAsync());
        await table.WeatherAsync(sick, Poison);
        await table.WeatherAsync(sick, "Sun");
        var others = new List<long>();
        for (var i = 0; i < 20; i++) others.Add(await table.WeatherAsync(well, $"Rain {i}"));
        await UntilAsync(async () => others.SequenceEqual(await table.EffectsAsync()));
        Assert.Single(handler.Tries, one => one.Entity.Id == sick.Value);
    }

    [Fact]
    public async Task A_busy_entity_behind_a_poisonous_event_does_not_stop_the_campaign_and_loses_nothing_of_its_order()
    {
        var mayEnd = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var handler = new ScriptedHandler("forecaster", Weather) { Does = (handled, token) => WeatherOf(handled) == Poison ? mayEnd.Task.WaitAsync(token) : ForecastAsync(handled) };
        await using var table = await StartAsync(Pace, handler);
        var (sick, well) = (await table.RegionAsync(), await table.RegionAsync());
        await table.WeatherAsync(sick, Poison);
        for (var i = 0; i < 12; i++) await Task.WhenAll(Enumerable.Range(0, 50).Select(n => table.WeatherAsync(sick, $"Sun {i} {n}")));
        var other = await table.WeatherAsync(well, "Rain");
        await UntilAsync(async () => (await table.EffectsAsync()).SequenceEqual([other]));
        mayEnd.SetResult();
        await table.FinishedAsync(handler, await table.HeadAsync());
        var happened = (await table.Silos.JournalAsync(table.Campaign)).Where(row => row.EventType == Weather && row.EntityId == sick.Value).Select(row => row.Sequence).ToList();
        Assert.Equal(601, happened.Count);
        Assert.Equal(happened, handler.Tries.Where(one => one.Entity.Id == sick.Value).Select(one => one.Sequence));
        Assert.Equal(happened.Skip(1), (await table.EffectsAsync()).Skip(1));
    }

    [Fact]
    public async Task An_operator_has_a_dead_letter_tried_again_until_it_is_handled_and_it_takes_effect_once()
    {
        var handler = Failing();
        await using var table = await StartAsync(Pace, handler);
        var region = await table.RegionAsync();
        var poison = await table.WeatherAsync(region, Poison);
        await table.FinishedAsync(handler, poison);
        var failed = await table.Grain(handler).RetryAsync(poison);
        Assert.Equal((RetryOutcome.Failed, "FormatException: It is not to be had."), (failed.Outcome, failed.Error));
        Assert.Equal(4, Assert.Single(await table.DeadAsync()).Tries);

        handler.Does = (handled, _) => ForecastAsync(handled);
        Assert.Equal(RetryOutcome.Handled, (await table.Grain(handler).RetryAsync(poison)).Outcome);
        Assert.Equal(RetryOutcome.Unknown, (await table.Grain(handler).RetryAsync(poison)).Outcome);
        Assert.Empty(await table.DeadAsync());
        Assert.Equal([poison], await table.EffectsAsync());
    }

    [Fact]
    public async Task A_try_that_took_effect_before_it_failed_takes_none_when_it_is_tried_again()
    {
        var handler = new ScriptedHandler("forecaster", Weather)
        {
            Does = async (handled, _) =>
            {
                await ForecastAsync(handled);
                throw new FormatException("Too late.");
            },
        };
        await using var table = await StartAsync(Pace, handler);
        var weather = await table.WeatherAsync(await table.RegionAsync(), "Rain");
        await table.FinishedAsync(handler, weather);
        await table.Grain(handler).RetryAsync(weather);
        Assert.Equal(4, handler.TriesAt(weather));
        Assert.Equal([weather], await table.EffectsAsync());
    }

    [Fact]
    public async Task Two_operators_at_one_dead_letter_have_it_tried_once()
    {
        var handler = Failing();
        await using var table = await StartAsync(Pace, handler);
        var poison = await table.WeatherAsync(await table.RegionAsync(), Poison);
        await table.FinishedAsync(handler, poison);
        var mayEnd = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        handler.Does = (_, token) => mayEnd.Task.WaitAsync(token);
        var first = table.Grain(handler).RetryAsync(poison);
        await UntilAsync(() => Task.FromResult(handler.TriesAt(poison) == 4));
        Assert.Equal(RetryOutcome.UnderWay, (await table.Grain(handler).RetryAsync(poison)).Outcome);
        mayEnd.SetResult();
        Assert.Equal(RetryOutcome.Handled, (await first).Outcome);
        Assert.Equal(4, handler.TriesAt(poison));
    }

    [Fact]
    public async Task A_dead_letter_is_tried_between_the_events_of_its_entity_and_not_beside_them()
    {
        var handler = Failing();
        await using var table = await StartAsync(Pace, handler);
        var region = await table.RegionAsync();
        var poison = await table.WeatherAsync(region, Poison);
        await table.FinishedAsync(handler, poison);
        var mayEnd = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        handler.Does = (_, token) => mayEnd.Task.WaitAsync(token);
        var later = await table.WeatherAsync(region, "Sun");
        await UntilAsync(() => Task.FromResult(handler.TriesAt(later) == 1));
        var retries = new[] { table.Grain(handler).RetryAsync(poison), table.Grain(handler).RetryAsync(poison) };
        Assert.Equal(RetryOutcome.UnderWay, (await await Task.WhenAny(retries)).Outcome);
        Assert.Equal(3, handler.TriesAt(poison));
        mayEnd.SetResult();
        Assert.Contains(RetryOutcome.Handled, (await Task.WhenAll(retries)).Select(retry => retry.Outcome));
    }

    [Fact]
    public async Task An_error_that_the_store_does_not_take_holds_up_nobody()
    {
        var handler = Failing();
        await using var table = await StartAsync(Pace, handler);
        table.Silos.Handlers.RefusedError = "not to be had";
        var region = await table.RegionAsync();
        await table.WeatherAsync(region, Poison);
        await table.FinishedAsync(handler, await table.WeatherAsync(region, "Sun"));
        Assert.Equal(DeadLetterBox.ErrorNotStored, Assert.Single(await table.DeadAsync()).Error);
    }

    [Fact]
    public async Task A_letter_that_is_dropped_and_passed_while_its_retry_fails_does_not_come_back()
    {
        var handler = Failing();
        await using var table = await StartAsync(Pace, handler);
        var poison = await table.WeatherAsync(await table.RegionAsync(), Poison);
        await table.FinishedAsync(handler, poison);
        var mayFail = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        handler.Does = async (_, token) =>
        {
            await mayFail.Task.WaitAsync(token);
            throw new FormatException("Still not.");
        };
        var retry = table.Grain(handler).RetryAsync(poison);
        await UntilAsync(() => Task.FromResult(handler.TriesAt(poison) == 4));
        await table.Silos.Handlers.SettleDeadAsync(handler.Name, table.Campaign.Value, poison, CancellationToken.None);
        await table.Silos.Handlers.WritePositionsAsync([new HandlerMark(handler.Name, table.Campaign.Value, poison)], CancellationToken.None);
        mayFail.SetResult();
        Assert.Equal(RetryOutcome.Failed, (await retry).Outcome);
        Assert.Empty(await table.DeadAsync());
    }

    [Fact]
    public async Task A_letter_that_is_dropped_while_its_retry_waits_is_not_tried()
    {
        var handler = Failing();
        await using var table = await StartAsync(Pace, handler);
        var region = await table.RegionAsync();
        var poison = await table.WeatherAsync(region, Poison);
        await table.FinishedAsync(handler, poison);
        var mayEnd = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        handler.Does = (_, token) => mayEnd.Task.WaitAsync(token);
        var later = await table.WeatherAsync(region, "Sun");
        await UntilAsync(() => Task.FromResult(handler.TriesAt(later) == 1));
        var retries = new[] { table.Grain(handler).RetryAsync(poison), table.Grain(handler).RetryAsync(poison) };
        await await Task.WhenAny(retries); // the second is answered that the first is under way, so that one waits
        await table.Silos.Handlers.SettleDeadAsync(handler.Name, table.Campaign.Value, poison, CancellationToken.None);
        mayEnd.SetResult();
        Assert.Contains(RetryOutcome.Unknown, (await Task.WhenAll(retries)).Select(one => one.Outcome));
        Assert.Equal(3, handler.TriesAt(poison));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_given_up_or_dropped_before_a_death_is_not_tried_again_after_it(bool dropped)
    {
        var handler = Failing();
        await using var table = await StartAsync(Pace, handler);
        var region = await table.RegionAsync();
        var good = await table.WeatherAsync(region, "Rain");
        var poison = await table.WeatherAsync(region, Poison);
        await table.FinishedAsync(handler, poison);
        if (dropped) Assert.True(await table.Silos.Handlers.SettleDeadAsync(handler.Name, table.Campaign.Value, poison, CancellationToken.None));
        await table.KillHomeAsync();
        await UntilAsync(() => Task.FromResult(handler.TriesAt(good) == 2));
        await table.FinishedAsync(handler, poison);
        Assert.Equal(3, handler.TriesAt(poison));
        Assert.Equal(dropped ? 0 : 1, (await table.DeadAsync()).Length);
    }

    [Fact]
    public async Task An_event_whose_bytes_cannot_be_read_is_its_own_fault_and_nobody_elses()
    {
        var handler = new ScriptedHandler("historian", Weather);
        await using var table = await StartAsync(Pace, handler);
        var (campaign, weather) = await ForgottenCampaign.WriteAsync(table.Silos.Store, DateTimeOffset.UtcNow, "{\"weather\":");
        await UntilAsync(async () => (await table.DeadAsync()).Any(dead => dead.CampaignId == campaign.Value && dead.Sequence == weather));
        await table.FinishedAsync(handler, await table.WeatherAsync(await table.RegionAsync(), "Rain"));
        Assert.Single(handler.Tries);
    }

    [Fact]
    public async Task With_no_room_for_its_dead_letter_an_event_is_tried_again_until_there_is_and_nothing_of_its_entity_passes_it()
    {
        var handler = Failing();
        await using var table = await StartAsync(Pace with { FullPause = TimeSpan.FromMilliseconds(50) }, handler);
        var (sick, well) = (await table.RegionAsync(), await table.RegionAsync());
        await table.FinishedAsync(handler, await table.WeatherAsync(well, "Rain"));
        await table.Silos.ExecuteAsync(
            $"""
            WITH RECURSIVE n (at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < {JournalLimits.OpenDeadLettersMax})
            INSERT INTO dead_letters (handler, campaign_id, sequence, entity_kind, entity_id, event_type, error, tries, dead_at)
            SELECT @handler, @campaign, 100000 + at, 4, @campaign, 'region-weather-set', 'It failed.', 3, 0 FROM n
            """,
            ("@handler", handler.Name), ("@campaign", table.Campaign.Value.ToByteArray(bigEndian: true)));
        var poison = await table.WeatherAsync(sick, Poison);
        var behind = await table.WeatherAsync(sick, "Sun");
        var other = await table.WeatherAsync(well, "Sun");
        await UntilAsync(async () => handler.TriesAt(poison) > 3 && (await table.EffectsAsync()).Contains(other));
        Assert.Equal((0, true), (handler.TriesAt(behind), await table.Grain(handler).HandledAsync() < poison));
        Assert.DoesNotContain(await table.DeadAsync(), dead => dead.Sequence == poison);

        // An operator drops one.
        Assert.True(await table.Silos.Handlers.SettleDeadAsync(handler.Name, table.Campaign.Value, 100_001, CancellationToken.None));
        await table.FinishedAsync(handler, other);
        Assert.Contains(await table.DeadAsync(), dead => dead.Sequence == poison);
        Assert.Contains(behind, await table.EffectsAsync());
    }

    [Fact]
    public async Task A_letter_that_is_settled_in_a_campaign_that_rests_goes_by_itself()
    {
        var handler = Failing();
        await using var table = await StartAsync(Pace with { PositionAge = TimeSpan.FromMilliseconds(50) }, handler);
        var poison = await table.WeatherAsync(await table.RegionAsync(), Poison);
        await UntilAsync(async () => await table.Silos.Handlers.ReadPositionAsync(handler.Name, table.Campaign.Value, CancellationToken.None) >= poison);
        Assert.True(await table.Silos.Handlers.SettleDeadAsync(handler.Name, table.Campaign.Value, poison, CancellationToken.None));
        await UntilAsync(async () => (await table.Silos.Handlers.ListGivenUpAsync(handler.Name, table.Campaign.Value, 0, 10, CancellationToken.None)).IsEmpty);
    }

    private static ScriptedHandler Failing() => new("forecaster", Weather) { Does = FailAtPoisonAsync };

    private static Task FailAtPoisonAsync(HandledEvent handled, CancellationToken cancellationToken) =>
        WeatherOf(handled) == Poison ? throw new FormatException("It is not to be had.") : ForecastAsync(handled);
}
