using System.Collections.Frozen;
using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OrleansCampaigns.Cluster.Tests;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Domain.Sessions;
using OrleansCampaigns.Grains.Handlers;

[assembly: HostingStartup(typeof(ChaosHandlers))]

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>
/// One of many handlers in the servers of <see cref="HandlersTests"/>. It writes the number of each event that it takes into its own ledger, a region's name, fails at
/// random before or after that, and always at events that are poison to it.
/// </summary>
internal sealed class ChaosHandler(int number) : IEventHandler
{
    /// <summary>Of each of the four kinds of entities.</summary>
    public static readonly string[] Sources = ["campaign-described", "line-said", "game-master-notes-written", "region-weather-set"];

    public const string Ledger = "region-renamed";

    /// <summary>One try in so many fails, whatever the event.</summary>
    private const int OneInFails = 10;

    private const string PoisonTo = "poison to ";

    public string Name => NameOf(number);

    /// <summary>Every fifth takes all four.</summary>
    public FrozenSet<string> Takes { get; } = number % 5 == 0 ? Sources.ToFrozenSet() : FrozenSet.Create(Sources[number % Sources.Length]);

    /// <summary>So many tries that chance alone makes no dead letter: one event in 10^16.</summary>
    public HandlingPolicy Policy { get; } = new(TriesMax: 16, TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(30));

    public static string NameOf(int number) => $"chaos-{number}";

    public static string Poisonous(int handler) => $"{PoisonTo}{handler.ToString(CultureInfo.InvariantCulture)};";

    public bool IsPoison(DomainEvent happened) => TextOf(happened).Contains(Poisonous(number), StringComparison.Ordinal);

    /// <summary>Where the handler writes what it handled of a campaign.</summary>
    public static RegionId LedgerOf(CampaignId campaign, int number)
    {
        var bytes = campaign.Value.ToByteArray();
        bytes[0] ^= (byte)(number + 1);
        return new RegionId(new Guid(bytes));
    }

    public async Task HandleAsync(HandledEvent handled, CancellationToken cancellationToken)
    {
        if (IsPoison(handled.Cause.Event)) throw new FormatException("This event is poison to this handler.");
        FailAtRandom();
        var refusal = await handled.SendAsync(new RenameRegion(handled.Cause.Sequence.ToString(CultureInfo.InvariantCulture)) { Region = LedgerOf(handled.Campaign, number) });
        if (refusal is not null) throw new InvalidOperationException($"{refusal.Code}: {refusal.Message}");
        FailAtRandom();
    }

    private static void FailAtRandom()
    {
        if (Random.Shared.Next(2 * OneInFails) == 0) throw new InvalidOperationException("By chance."); // one that counts: a TimeoutException is an outage
    }

    private static string TextOf(DomainEvent happened) => happened switch
    {
        CampaignDescribed e => e.Description,
        LineSaid e => e.Text,
        GameMasterNotesWritten e => e.Text,
        RegionWeatherSet e => e.Weather,
        _ => throw new InvalidOperationException($"{happened} was not asked for."),
    };
}

/// <summary>Brings the handlers into a server that is told to load this assembly.</summary>
internal sealed class ChaosHandlers : IHostingStartup
{
    /// <summary>How many.</summary>
    public const string CountVariable = "CAMPAIGNS_TEST_HANDLERS";

    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services =>
    {
        var count = int.Parse(Environment.GetEnvironmentVariable(CountVariable) ?? "0", CultureInfo.InvariantCulture);
        for (var n = 0; n < count; n++) services.AddSingleton<IEventHandler>(new ChaosHandler(n));
    });
}
