using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.Tests;

/// <summary>The real server in this process: Kestrel and silo on free ports, SQLite in a folder of its own.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"campaigns-{Guid.NewGuid():N}");
    private readonly List<HttpClient> _clients = [];
    private WebApplication? _app;

    public WebApplication App => _app ?? throw new InvalidOperationException("Not started.");

    /// <summary>Beyond those that every test server has.</summary>
    internal string[] Settings { get; init; } = [];

    public string LogFile => Path.Combine(_folder, "log.json");

    public static string[] ArgsFor(string folder, params string[] more) =>
    [
        "--urls=http://127.0.0.1:0",
        $"--Campaigns:Database=sqlite:{folder}",
        $"--Campaigns:SiloPort={FreePort()}",
        $"--Campaigns:GatewayPort={FreePort()}",
        "--Campaigns:DevelopmentTokens=true",
        $"--Campaigns:LogFile={Path.Combine(folder, "log.json")}",
        .. more,
    ];

    public async ValueTask InitializeAsync()
    {
        _app = await ServerHost.BuildAsync(ArgsFor(_folder, Settings), CancellationToken.None);
        await _app.StartAsync();
    }

    public HttpClient As(UserId user) => With(new AuthenticationHeaderValue("Bearer", new DevelopmentToken(user, "Ada").ToString()));

    public HttpClient With(AuthenticationHeaderValue? sign)
    {
        var client = new HttpClient { BaseAddress = new Uri(App.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = sign;
        _clients.Add(client);
        return client;
    }

    /// <summary>Stops the server and starts it again on the same files.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) client.Dispose();
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StopAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
