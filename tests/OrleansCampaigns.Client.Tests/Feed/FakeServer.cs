using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrleansCampaigns.Client.Feed;

namespace OrleansCampaigns.Client.Tests.Feed;

/// <summary>A server with the live contract's hub over a <see cref="FakeCampaign"/>, on a free loopback port.</summary>
public sealed class FakeServer : IAsyncDisposable
{
    public const string Token = "good-token";

    private readonly ConcurrentDictionary<string, HubCallerContext> _connections = new();
    private WebApplication? _app;

    public Uri Address => new(_app!.Urls.Single());

    public int ConnectionsEver => _connections.Count;

    public static async Task<FakeServer> StartAsync(FakeCampaign campaign)
    {
        var server = new FakeServer();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore().AddSingleton(campaign).AddSingleton(server);
        builder.Services.AddSignalR().AddMessagePackProtocol(protocol => protocol.SerializerOptions = WireMessageFormatter.Options);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Use(async (context, next) =>
        {
            if (context.Request.Headers.Authorization == $"Bearer {Token}") await next(context);
            else context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        });
        app.UseRouting();
        app.UseWebSockets();
        app.MapHub<FakeHub>($"/{LiveDoor.Path}");
        server._app = app;
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public void Connected(HubCallerContext connection) => _connections[connection.ConnectionId] = connection;

    /// <summary>Cuts all connections, and goes on listening.</summary>
    public void DropAll()
    {
        foreach (var connection in _connections.Values) connection.Abort();
    }

    public async ValueTask DisposeAsync()
    {
        DropAll();
        await _app!.DisposeAsync();
    }
}
