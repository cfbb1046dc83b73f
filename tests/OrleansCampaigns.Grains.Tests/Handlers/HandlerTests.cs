using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Grains.Handlers;
using OrleansCampaigns.Grains.Tests.EventSourcing;
using static OrleansCampaigns.Grains.Tests.Handlers.HandlerTable;

namespace OrleansCampaigns.Grains.Tests.Handlers;

/// <summary>What follows from an event: all of it, in order, once in effect, whatever fails meanwhile.</summary>
public sealed class HandlerTests
{
    [Fact]
    public async Task One_class_and_one_registration_make_a_handler()
    {
        await using var silos = new TwoSilos { More = silo => silo.AddEventHandler<WeatherWarning>() };
        await silos.InitializeAsync();
        var campaign = await silos.CampaignAsync();
        var region = new RegionId(Guid.NewGuid());
        await silos.CommitAsync(campaign, new CreateRegion("Salt marsh") { Region = region });
        await silos.CommitAsync(campaign, new SetRegionWeather("Storm") { Region = region });
        await UntilAsync(async () => (await silos.ReplicaAsync(0, campaign)).World.Regions[region].Forecast == "Stay inside: Storm");
    }

    [Fact]
    public async Task Events_of_an_entity_are_handled_in_their_order_and_each_command_takes_effect_once()
    {
        var handler = new ScriptedHandler("forecaster", Weather) { Does = (handled, _) => ForecastAsync(handled) };
        await using var table = await StartAsync(Pace, handler);
        var regions = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => table.RegionAsync()));
        for (var i = 0; i < 50; i++) await Task.WhenAll(regions.Select((region, n) => table.WeatherAsync(region, $"Rain {i}", silo: n % 2)));
        await table.FinishedAsync(handler, await table.HeadAsync());
        var happened = (await table.Silos.JournalAsync(table.Campaign)).Where(row => row.EventType == Weather).ToList();
        Assert.Equal(happened.Select(row => row.Sequence), (await table.EffectsAsync()).Order());
        foreach (var region in regions)
        {
            var own = handler.Tries.Where(one => one.Entity.Id == region.Value).Select(one => one.Sequence).ToList();
            Assert.Equal(happened.Where(row => row.EntityId == region.Value).Select(row => row.Sequence), own);
        }
    }

    [Fact]
    public async Task After_the_death_of_its_silo_a_handler_goes_on_and_nothing_takes_effect_twice()
    {
        var handler = new ScriptedHandler("forecaster", Weather) { Does = (handled, _) => ForecastAsync(handled) };
        await using var table = await StartAsync(Pace, handler);
        var region = await table.RegionAsync();
        for (var i = 0; i < 30; i++) await table.WeatherAsync(region, $"Rain {i}");
        await table.FinishedAsync(handler, await table.HeadAsync());
        var triedBefore = handler.Tries.Count;
        await table.KillHomeAsync();
        await UntilAsync(() => Task.FromResult(handler.Tries.Count >= 2 * triedBefore));
        await table.FinishedAsync(handler, await table.HeadAsync());
        var happened = (await table.Silos.JournalAsync(table.Campaign)).Where(row => row.EventType == Weather).Select(row => row.Sequence);
        Assert.Equal(happened, await table.EffectsAsync());
        Assert.Empty(await table.DeadAsync());
    }

    [Fact]
    public async Task Effects_that_entities_have_forgotten_are_looked_up_and_not_proposed_again_after_a_death()
    {
        var handler = new ScriptedHandler("forecaster", Weather) { Does = (handled, _) => ForecastAsync(handled) };
        await using var table = await StartAsync(Pace, handler);
        var region = await table.RegionAsync();
        for (var i = 0; i < 6; i++) await Task.WhenAll(Enumerable.Range(0, 50).Select(n => table.WeatherAsync(region, $"Rain {i} {n}")));
        await table.FinishedAsync(handler, await table.HeadAsync());
        var offered = table.Silos.Store.Offered;
        await table.KillHomeAsync();
        await UntilAsync(() => Task.FromResult(handler.Tries.Count >= 600));
        await table.FinishedAsync(handler, await table.HeadAsync());
        Assert.Equal(offered, table.Silos.Store.Offered);
        Assert.Equal(300, (await table.EffectsAsync()).Count);
    }

    [Fact]
    public async Task After_the_death_of_its_silo_a_handler_does_not_begin_before_its_written_position()
    {
        var handler = new ScriptedHandler("forecaster", Weather);
        await using var table = await StartAsync(new HandlerPace(TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(50)), handler);
        var region = await table.RegionAsync();
        for (var i = 0; i < 30; i++) await table.WeatherAsync(region, $"Rain {i}");
        var head = await table.HeadAsync();
        await UntilAsync(async () => await table.Silos.Handlers.ReadPositionAsync(handler.Name, table.Campaign.Value, CancellationToken.None) == head);
        await table.KillHomeAsync();
        await UntilAsync(async () => (await table.Silos.SendAsync(table.Campaign, new SetRegionWeather("Sun") { Region = region }, silo: 0)).Refusal is null);
        await table.FinishedAsync(handler, head + 1);
        Assert.All(handler.Tries.Select(one => one.Sequence).GroupBy(sequence => sequence), tries => Assert.Single(tries));
    }

    [Fact]
    public async Task A_handler_that_does_not_end_slows_itself_only_and_holds_a_bounded_number_of_events()
    {
        var mayGoOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var slow = new ScriptedHandler("slow", Weather) { Does = (_, token) => mayGoOn.Task.WaitAsync(token) };
        var quick = new ScriptedHandler("quick", Weather);
        await using var table = await StartAsync(Pace, slow, quick);
        var regions = await Task.WhenAll(Enumerable.Range(0, HandlerLanes.UnfinishedMax + 100).Select(_ => table.RegionAsync()));
        for (var i = 0; i < 2; i++) await Task.WhenAll(regions.Select(region => table.WeatherAsync(region, $"Rain {i}")));
        await table.FinishedAsync(quick, await table.HeadAsync());
        await UntilAsync(() => Task.FromResult(ProgressOf(table, slow).Behind >= regions.Length * 2));
        Assert.True(slow.Tries.Count <= HandlerLanes.UnfinishedMax, $"{slow.Tries.Count} events are held.");
        mayGoOn.SetResult();
        await table.FinishedAsync(slow, await table.HeadAsync());
        Assert.Equal(regions.Length * 2, slow.Tries.Count);
        Assert.Equal(0, ProgressOf(table, slow).Behind);
    }

    [Fact]
    public async Task A_handler_that_is_behind_can_be_deactivated_and_goes_on_in_its_next_activation()
    {
        var mayGoOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var handler = new ScriptedHandler("slow", Weather) { Does = (_, token) => mayGoOn.Task.WaitAsync(token) };
        await using var table = await StartAsync(Pace, handler);
        var regions = await Task.WhenAll(Enumerable.Range(0, HandlerLanes.UnfinishedMax + 50).Select(_ => table.RegionAsync()));
        await Task.WhenAll(regions.Select(region => table.WeatherAsync(region, "Rain")));
        await UntilAsync(() => Task.FromResult(ProgressOf(table, handler).Behind >= regions.Length));
        var first = ProgressOf(table, handler);
        await table.Grain(handler).Cast<IGrainManagementExtension>().DeactivateOnIdle();
        await UntilAsync(() => Task.FromResult(Enumerable.Range(0, 2).All(silo => !table.Silos.Service<HandlersHere>(silo).Active.Contains(first))));
        mayGoOn.SetResult();
        await table.FinishedAsync(handler, await table.HeadAsync());
        Assert.Equal(regions.Length, handler.Tries.Select(one => one.Sequence).Distinct().Count());
    }

    [Fact]
    public async Task What_happened_before_a_handler_first_ran_is_not_for_one_that_does_not_take_the_past()
    {
        var now = new ScriptedHandler("newcomer", Weather) { TakesThePast = false };
        var always = new ScriptedHandler("historian", Weather);
        await using var table = await StartAsync(Pace, now, always);
        var (campaign, weather) = await ForgottenCampaign.WriteAsync(table.Silos.Store, DateTimeOffset.UtcNow.AddDays(-1));
        await UntilAsync(() => Task.FromResult(always.TriesAt(weather) == 1));
        await UntilAsync(async () => await table.Silos.Cluster.Client.GetHandler(campaign, now.Name).HandledAsync() >= weather);
        Assert.Empty(now.Tries);
        var region = await table.RegionAsync();
        await table.FinishedAsync(now, await table.WeatherAsync(region, "Hail"));
        Assert.Single(now.Tries);
    }

    [Fact]
    public async Task Unhandled_events_are_found_when_every_hint_was_lost_and_nobody_comes_to_the_campaign()
    {
        var handler = new ScriptedHandler("forecaster", Weather);
        await using var table = await StartAsync(Pace, handler);
        var (_, weather) = await ForgottenCampaign.WriteAsync(table.Silos.Store, DateTimeOffset.UtcNow);
        await UntilAsync(() => Task.FromResult(handler.TriesAt(weather) == 1));
    }

    [Fact]
    public async Task A_piece_that_does_not_follow_on_what_was_read_makes_the_handler_read_the_journal()
    {
        var handler = new ScriptedHandler("historian", "region-created", Weather);
        await using var table = await StartAsync(Pace with { Check = TimeSpan.FromHours(1) }, handler);
        var (campaign, weather) = await ForgottenCampaign.WriteAsync(table.Silos.Store, DateTimeOffset.UtcNow);
        var last = StreamEvents.Of((await table.Silos.JournalAsync(campaign))[^1]);
        var grain = table.Silos.Cluster.Client.GetHandler(campaign, handler.Name);
        await grain.OfferAsync(new HandlerBatch(weather - 1, weather, [last]));
        await UntilAsync(async () => await grain.HandledAsync() == weather);
        await grain.OfferAsync(new HandlerBatch(0, weather, [last]));
        await grain.ContinueAsync(weather);
        Assert.Equal(weather, await grain.HandledAsync());
        Assert.Equal([weather - 1, weather], handler.Tries.Select(one => one.Sequence));
    }

    private static HandlerProgress ProgressOf(HandlerTable table, ScriptedHandler handler) =>
        Enumerable.Range(0, 2).SelectMany(silo => table.Silos.Service<HandlersHere>(silo).Active).Single(progress => progress.Handler == handler.Name);

    private sealed class WeatherWarning : IEventHandler
    {
        public string Name => "weather-warning";

        public FrozenSet<string> Takes { get; } = FrozenSet.Create(Weather);

        public async Task HandleAsync(HandledEvent handled, CancellationToken cancellationToken) =>
            Assert.Null(await handled.SendAsync(new SetRegionForecast($"Stay inside: {WeatherOf(handled)}") { Region = new RegionId(handled.Cause.Entity.Id) }));
    }
}
