using System.Collections.Frozen;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Grains.Handlers;
using OrleansCampaigns.Server.Tests.Handlers;

[assembly: HostingStartup(typeof(FailingHandlerStartup))]

namespace OrleansCampaigns.Server.Tests.Handlers;

/// <summary>A handler that fails at the weather that a test names, until the test mends it. In servers that are started with <see cref="Setting"/>.</summary>
internal sealed class FailingHandler : IEventHandler
{
    public const string Setting = "--hostingStartupAssemblies=OrleansCampaigns.Server.Tests";
    public const string Poison = "A rain of frogs";

    public string Name => "weather-tests";

    public FrozenSet<string> Takes { get; } = FrozenSet.Create("region-weather-set");

    public HandlingPolicy Policy { get; } = new(TriesMax: 2, TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(10));

    public bool IsMended { get; set; }

    /// <summary>Whoever handles this weather waits until it is set.</summary>
    public TaskCompletionSource? Held { get; set; }

    public async Task HandleAsync(HandledEvent handled, CancellationToken cancellationToken)
    {
        if (Held is { } held) await held.Task.WaitAsync(cancellationToken);
        if (((RegionWeatherSet)handled.Cause.Event).Weather == Poison && !IsMended) throw new FormatException("No frogs here.");
        await handled.SendAsync(new SetRegionForecast($"After {handled.Cause.Sequence}") { Region = new RegionId(handled.Cause.Entity.Id) });
    }
}

/// <summary>Brings the handler into a server that is told to load this assembly.</summary>
internal sealed class FailingHandlerStartup : IHostingStartup
{
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services => services
        .AddSingleton<FailingHandler>()
        .AddSingleton<IEventHandler>(provider => provider.GetRequiredService<FailingHandler>()));
}
