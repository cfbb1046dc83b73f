using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Handlers;

namespace OrleansCampaigns.Server.Tests.Handlers;

/// <summary>A running server of its own with <see cref="FailingHandler"/>, and a campaign with a region.</summary>
public sealed class HandlingServer : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public RunningServer Server { get; } = new() { Settings = [FailingHandler.Setting] };

    public Table Table { get; private set; } = null!;

    public RegionId Region { get; } = new(Guid.NewGuid());

    public HttpClient Operator { get; private set; } = null!;

    internal FailingHandler Handler => Server.App.Services.GetRequiredService<FailingHandler>();

    public string Address => Server.App.Urls.First();

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        Operator = Server.With(null);
        Table = await Table.CreateAsync(Server);
        await Table.ReceiptAsync(new CreateRegion("Salt marsh") { Region = Region });
    }

    public Task WeatherAsync(string weather) => Table.ReceiptAsync(new SetRegionWeather(weather) { Region = Region });

    /// <returns>A new dead letter.</returns>
    internal async Task<DeadLetterId> DeadAsync()
    {
        Handler.IsMended = false;
        var before = (await ListAsync()).Select(letter => letter.Id).ToHashSet();
        await WeatherAsync("Fog");
        await WeatherAsync(FailingHandler.Poison);
        DeadLetterView? found = null;
        await UntilAsync(async () => (found = (await ListAsync()).FirstOrDefault(letter => !before.Contains(letter.Id))) is not null);
        Assert.True(DeadLetterId.TryParse(found!.Id, out var id));
        return id;
    }

    /// <summary>A letter straight in the database.</summary>
    public async Task<DeadLetterId> PlantAsync(string handler, long sequence)
    {
        var letter = new DeadLetter(handler, Table.Campaign.Value, sequence, 1, Guid.NewGuid(), "region-weather-set", "Planted", 3, null, DateTimeOffset.UnixEpoch);
        var (store, claim) = (Server.App.Services.GetRequiredService<IHandlerStore>(), Guid.NewGuid());
        await store.ClaimAsync(letter.Handler, letter.CampaignId, claim, CancellationToken.None);
        await store.PutDeadAsync(letter, claim, CancellationToken.None);
        return new DeadLetterId(handler, letter.CampaignId, sequence);
    }

    public async Task<DeadLetterView[]> ListAsync() =>
        [.. (await Operator.GetFromJsonAsync<DeadLetterPage>($"{DeadLetterEndpoints.Root}?limit=100", WireJson.Options))!.Letters];

    /// <summary>A figure of the handler, as <c>/metrics</c> shows it; NaN where there is none.</summary>
    internal async Task<double> FigureAsync(string name)
    {
        var figure = Regex.Match(await Operator.GetStringAsync("/metrics"), $@"^{name}\{{[^}}]*handler=""{Handler.Name}""[^}}]*\}} (\S+)", RegexOptions.Multiline);
        return figure.Success ? double.Parse(figure.Groups[1].Value, CultureInfo.InvariantCulture) : double.NaN;
    }

    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var since = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await holds())
        {
            Assert.True(since.Elapsed < Patience, "It never came to pass.");
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
