using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Grains.Handlers;

namespace OrleansCampaigns.Benchmarks.Handlers;

/// <summary>What it costs that something follows from an event, and how a handler comes back from an outage.</summary>
internal sealed class HandlersBenchmark : IBenchmark
{
    private const int Handlers = 10;
    private const int Campaigns = 16;
    private const int RegionsOfEach = 4;
    private const int EventsPerSecond = 500;
    private const int OutageSecondsMax = 60;
    private const int OutageOfLength = 12;
    private const string Bare = "events that no handler takes";
    private const string Taken = "events that ten handlers take";
    private const string Caught = "caught up after the outage";

    private readonly ImmutableArray<CountingHandler> _counting = [.. Enumerable.Range(0, Handlers).Select(n => new CountingHandler($"counting-{n}", "region-weather-set"))];

    private readonly CountingHandler _outside = new("outside", "region-renamed")
    {
        Policy = HandlingPolicy.Usual with { Breaker = new BreakerPolicy(FailedShare: 0.5, TriesMin: 10, Within: TimeSpan.FromSeconds(10), OpenFor: TimeSpan.FromSeconds(1), Patience: TimeSpan.FromHours(1)) },
    };

    private long _events;

    public string Name => "handlers";

    public string Title => "Handlers of events: cost of one for an event, and lag after an outage";

    public async Task<BenchmarkResult> RunAsync(BenchmarkOptions options, BenchmarkDatabase database)
    {
        var measured = new Measurements();
        await using var silo = await HandlingSilo.StartAsync(database, Campaigns, RegionsOfEach, [.. _counting, _outside]);
        foreach (var into in options.Into(measured))
        {
            var bare = await MeasureAsync(silo, Bare, n => region => new SetRegionForecast(n) { Region = region }, into, options);
            var taken = await MeasureAsync(silo, Taken, n => region => new SetRegionWeather(n) { Region = region }, into, options);
            into.Add("CPU of one handler for one event", "µs", (taken - bare) / Handlers);
        }

        var outage = TimeSpan.FromSeconds(Math.Min(OutageSecondsMax, options.Length.TotalSeconds * OutageOfLength));
        for (var round = 0; round < options.Rounds; round++) await OutageAsync(silo, measured, outage);
        return new BenchmarkResult(
            measured.All,
            [],
            [
                $"{Campaigns * RegionsOfEach} callers, each with a region of its own in one of {Campaigns} campaigns, at the gateway of a silo in the measuring process; PostgreSQL on the same machine, fsync on. CPU is the process's, PostgreSQL's is not in it.",
                $"The handlers do nothing, so the cost is the bus's. A round ends when all {Handlers} have handled all; events/s are over that time. The one without is the same command of a kind that no handler takes, in the same silo.",
                $"Outage: {outage.TotalSeconds:F0} s at {EventsPerSecond} events/s over all campaigns, in which every try of one handler fails; its breaker opens for 1 s ({OutageSecondsMax} s from --seconds 5 on). The events go on afterwards; caught up is fewer than a tenth of a second of them behind.",
            ]);
    }

    /// <returns>CPU for an event, µs.</returns>
    private async Task<double> MeasureAsync(HandlingSilo silo, string name, Func<string, Func<RegionId, Command>> command, Measurements measured, BenchmarkOptions options)
    {
        var handledBefore = _counting.Sum(handler => handler.Handled);
        var (began, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var sent = await Task.WhenAll(silo.Regions.Select(place => Task.Run(async () =>
        {
            var own = 0;
            for (; Stopwatch.GetElapsedTime(began) < options.Length; own++) await silo.SendAsync(place.Campaign, command(Next())(place.Region));
            return own;
        })));
        var events = sent.Sum();
        var toHandle = name == Taken ? (long)events * Handlers : 0;
        while (_counting.Sum(handler => handler.Handled) - handledBefore < toHandle) await Task.Delay(1); // what is left after the last command is a moment's work
        var microseconds = (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / events;
        measured.Add(name, "events/s", events / Stopwatch.GetElapsedTime(began).TotalSeconds);
        measured.Add($"{name}, CPU for each", "µs", microseconds);
        return microseconds;
    }

    private async Task OutageAsync(HandlingSilo silo, Measurements measured, TimeSpan outage)
    {
        using var stop = new CancellationTokenSource();
        var (sent, handledBefore) = (0L, _outside.Handled);
        _outside.IsAway = true;
        var load = LoadAsync();
        await Task.Delay(outage); // the outage
        measured.Add("behind at the end of the outage", "events", Behind());
        _outside.IsAway = false;
        var back = Stopwatch.GetTimestamp();
        while (Behind() > EventsPerSecond / 10) await Task.Delay(1); // looks, while the silo in this process works
        measured.Add(Caught, "s", Stopwatch.GetElapsedTime(back).TotalSeconds);
        await stop.CancelAsync();
        await load;
        while (Behind() > 0) await Task.Delay(1); // the next round begins with none behind

        long Behind() => Interlocked.Read(ref sent) - (_outside.Handled - handledBefore);

        async Task LoadAsync()
        {
            var under = new List<Task>();
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
            for (var n = 0; !stop.IsCancellationRequested; under.RemoveAll(one => one.IsCompletedSuccessfully))
            {
                await timer.WaitForNextTickAsync(CancellationToken.None);
                for (var i = 0; i < EventsPerSecond / 100; i++) under.Add(OneAsync(silo.Regions[n++ % silo.Regions.Length]));
            }

            await Task.WhenAll(under);
        }

        async Task OneAsync((Contracts.Campaigns.CampaignId Campaign, RegionId Region) place)
        {
            await silo.SendAsync(place.Campaign, new RenameRegion(Next()) { Region = place.Region });
            Interlocked.Increment(ref sent);
        }
    }

    /// <summary>Never the same text twice: what changes nothing is no event.</summary>
    private string Next() => Interlocked.Increment(ref _events).ToString(CultureInfo.InvariantCulture);
}
