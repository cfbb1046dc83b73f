using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Grains.Handlers;
using static OrleansCampaigns.Grains.Tests.Handlers.HandlerTable;

namespace OrleansCampaigns.Grains.Tests.Handlers;

/// <summary>What ended without a row in the journal has ended, whoever is handed the event later and whatever has changed since.</summary>
public sealed class HandlerEndsTests
{
    public enum Sent
    {
        Effect,
        OwnCommand,
    }

    [Theory]
    [InlineData(Sent.Effect)]
    [InlineData(Sent.OwnCommand)]
    public async Task What_was_refused_before_a_death_is_not_taken_after_it(Sent sent)
    {
        var later = new RegionId(Guid.NewGuid());
        var refusals = new List<string?>();
        var handler = new ScriptedHandler("forecaster", Weather)
        {
            Does = async (handled, _) => refusals.Add((await SendAsync(sent, handled, new SetRegionForecast($"{handled.Cause.Sequence}") { Region = later }))?.Code),
        };
        await using var table = await StartAsync(Pace, handler);
        var weather = await table.WeatherAsync(await table.RegionAsync(), "Rain");
        await table.FinishedAsync(handler, weather);
        await table.KillHomeAsync();
        await UntilAsync(async () => (await table.Silos.SendAsync(table.Campaign, new CreateRegion("Marsh") { Region = later })).Refusal is null);
        await UntilAsync(() => Task.FromResult(refusals.Count >= 2));
        await table.FinishedAsync(handler, await table.HeadAsync());
        Assert.NotNull(refusals[0]);
        Assert.All(refusals, refusal => Assert.Equal(refusals[0], refusal));
        Assert.Empty(await table.EffectsAsync());
    }

    [Theory]
    [InlineData(Sent.Effect)]
    [InlineData(Sent.OwnCommand)]
    public async Task What_had_nothing_to_change_before_a_death_changes_nothing_after_it(Sent sent)
    {
        RegionId region = default;
        var handler = new ScriptedHandler("forecaster", Weather) { Does = async (handled, _) => Assert.Null(await SendAsync(sent, handled, new SetRegionForecast("1") { Region = region })) };
        await using var table = await StartAsync(Pace, handler);
        region = await table.RegionAsync();
        await table.Silos.CommitAsync(table.Campaign, new SetRegionForecast("1") { Region = region });
        var weather = await table.WeatherAsync(region, "Rain");
        await table.FinishedAsync(handler, weather);
        await table.Silos.CommitAsync(table.Campaign, new SetRegionForecast("2") { Region = region });
        await table.KillHomeAsync();
        await UntilAsync(() => Task.FromResult(handler.TriesAt(weather) >= 2));
        await table.FinishedAsync(handler, await table.HeadAsync());
        Assert.Equal([1L, 2], await table.EffectsAsync());
    }

    [Fact]
    public async Task What_was_refused_before_a_later_part_failed_is_not_taken_when_an_operator_has_the_event_tried_again()
    {
        var later = new RegionId(Guid.NewGuid());
        var isMended = false;
        var handler = new ScriptedHandler("forecaster", Weather)
        {
            Does = async (handled, _) =>
            {
                await SendAsync(Sent.Effect, handled, new SetRegionForecast("1") { Region = later });
                if (!Volatile.Read(ref isMended)) throw new FormatException("The second part fails.");
            },
        };
        await using var table = await StartAsync(Pace with { PositionAge = TimeSpan.FromMilliseconds(50) }, handler);
        var region = await table.RegionAsync();
        var weather = await table.WeatherAsync(region, "Rain");
        await UntilAsync(async () => await table.Silos.Handlers.ReadPositionAsync(handler.Name, table.Campaign.Value, CancellationToken.None) >= weather);
        await table.Silos.CommitAsync(table.Campaign, new CreateRegion("Marsh") { Region = later });
        Volatile.Write(ref isMended, true);
        Assert.Equal(RetryOutcome.Handled, (await table.Grain(handler).RetryAsync(weather)).Outcome);
        Assert.Empty(await table.EffectsAsync());
    }

    [Fact]
    public async Task An_activation_whose_work_another_one_has_claimed_leaves_neither_a_dead_letter_nor_an_end()
    {
        var (mayFail, isMended) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), false);
        var handler = new ScriptedHandler("forecaster", Weather)
        {
            Does = async (handled, token) =>
            {
                if (Volatile.Read(ref isMended))
                {
                    await ForecastAsync(handled);
                    return;
                }

                await mayFail.Task.WaitAsync(token);
                throw new FormatException("It fails here.");
            },
        };
        await using var table = await StartAsync(Pace, handler);
        var weather = await table.WeatherAsync(await table.RegionAsync(), "Rain");
        await UntilAsync(() => Task.FromResult(handler.TriesAt(weather) == 1));
        await table.Silos.Handlers.ClaimAsync(handler.Name, table.Campaign.Value, Guid.NewGuid(), CancellationToken.None);
        mayFail.SetResult();
        await UntilAsync(() => Task.FromResult(handler.TriesAt(weather) == 3));
        Volatile.Write(ref isMended, true);
        await UntilAsync(async () => (await table.EffectsAsync()).Count == 1);
        Assert.Empty(await table.DeadAsync());
    }

    private static Task<Refusal?> SendAsync(Sent sent, HandledEvent handled, Command command) =>
        sent is Sent.Effect ? handled.SendEffectAsync(new CommandId(handled.Id), command) : handled.SendAsync(command);
}
