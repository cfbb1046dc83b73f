using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.Demo;

/// <summary>The whole server in this process, with the embedded database and development tokens; any setting may be given to override that.</summary>
internal sealed class DemoServer : IAsyncDisposable
{
    private static readonly string[] Settings =
    [
        "--urls=http://127.0.0.1:5080",
        "--Campaigns:Database=sqlite:./data",
        "--Campaigns:LogFile=./data/demo.log",
        "--Campaigns:DevelopmentTokens=true",
        "--Campaigns:CommandsPerSecond=2000",
        "--Campaigns:CommandBurst=4000",
    ];

    private readonly WebApplication _app;

    private DemoServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());

    /// <summary>Somebody asked the process to end.</summary>
    public CancellationToken Stopping => _app.Lifetime.ApplicationStopping;

    public static async Task<DemoServer> StartAsync(IEnumerable<string> settings)
    {
        var app = await ServerHost.BuildAsync([.. Settings, .. settings], CancellationToken.None);
        await app.StartAsync();
        LoopbackOnly.Check(app.Services.GetRequiredService<IServer>(), app.Services.GetRequiredService<ServerOptions>());
        return new DemoServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
