using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Handlers;
using OrleansCampaigns.Grains.Tests.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Tests.Handlers;

/// <summary>Two silos with the handlers of one test, and a campaign whose regions' weather is what happens. What handlers send changes forecasts, which they do not take.</summary>
internal sealed class HandlerTable : IAsyncDisposable
{
    public const string Weather = "region-weather-set";
    public const string Forecast = "region-forecast-set";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private HandlerTable(TwoSilos silos, CampaignId campaign) => (Silos, Campaign) = (silos, campaign);

    public TwoSilos Silos { get; }

    public CampaignId Campaign { get; }

    /// <summary>Silos that write no position before an hour, so that a death finds none, unless a test says otherwise.</summary>
    public static HandlerPace Pace { get; } = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromHours(1));

    public static async Task<HandlerTable> StartAsync(HandlerPace pace, params ImmutableArray<IEventHandler> handlers)
    {
        var silos = new TwoSilos
        {
            More = silo =>
            {
                silo.Services.AddSingleton(pace);
                foreach (var handler in handlers) silo.Services.AddSingleton(handler);
            },
        };
        await silos.InitializeAsync();
        return new HandlerTable(silos, await silos.CampaignAsync());
    }

    public IHandlerGrain Grain(IEventHandler handler) => Silos.Cluster.Client.GetHandler(Campaign, handler.Name);

    public async Task<RegionId> RegionAsync()
    {
        var region = new RegionId(Guid.NewGuid());
        await Silos.CommitAsync(Campaign, new CreateRegion("Salt marsh") { Region = region });
        return region;
    }

    /// <returns>The sequence of what happened.</returns>
    public async Task<long> WeatherAsync(RegionId region, string weather, int silo = 0) =>
        (await Silos.CommitAsync(Campaign, new SetRegionWeather(weather) { Region = region }, silo: silo)).Sequence;

    public static string WeatherOf(HandledEvent handled) => ((RegionWeatherSet)handled.Cause.Event).Weather;

    /// <summary>Sends a forecast to the region in which it happened.</summary>
    public static async Task ForecastAsync(HandledEvent handled) =>
        Assert.Null(await handled.SendAsync(new SetRegionForecast($"{handled.Cause.Sequence}") { Region = new RegionId(handled.Cause.Entity.Id) }));

    /// <summary>The sequences of the events whose effects are in the journal, in the order of the effects.</summary>
    public async Task<List<long>> EffectsAsync() =>
        [.. (await Silos.JournalAsync(Campaign)).Where(row => row.EventType == Forecast)
            .Select(row => long.Parse(((RegionForecastSet)EventCodec.Decode(row.EventType, row.SchemaVersion, row.Payload.Span)).Forecast))];

    public async Task<long> HeadAsync() => (await Silos.Store.ReadHeadsAsync([Campaign.Value], CancellationToken.None)).Single().Sequence;

    /// <summary>Waits until the handler has finished all up to there.</summary>
    public Task FinishedAsync(IEventHandler handler, long sequence) => UntilAsync(async () => await Grain(handler).HandledAsync() >= sequence);

    public async Task<ImmutableArray<DeadLetter>> DeadAsync() => await Silos.Handlers.ListDeadAsync(("", Guid.Empty, 0), 1_000, CancellationToken.None);

    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var since = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (true)
        {
            try
            {
                if (await holds()) return;
            }
            catch (Exception passing) when (passing is OrleansException or TimeoutException or CommandUndecidedException)
            {
                Assert.True(since.Elapsed < Patience, passing.Message); // a silo has just died
            }

            Assert.True(since.Elapsed < Patience, "It never came to pass.");
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Kills the silo that has the campaign. Positions that were not written by then never are.</summary>
    public async Task KillHomeAsync()
    {
        Silos.Handlers.LosesPositions = true;
        var home = CampaignPlacementDirector.HomeOf(Campaign, Silos.Cluster.Silos.Select(silo => silo.SiloAddress));
        await Silos.Cluster.KillSiloAsync(Silos.Cluster.Silos.Single(silo => silo.SiloAddress.Equals(home)));
    }

    public ValueTask DisposeAsync() => Silos.DisposeAsync();
}
