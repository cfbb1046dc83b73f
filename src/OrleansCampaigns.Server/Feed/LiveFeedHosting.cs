using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.Feed;

/// <summary>Registers and maps the live door.</summary>
public static class LiveFeedHosting
{
    public const string Path = "/live";

    /// <summary>Needs <see cref="TokenKey"/>, <see cref="CommandAllowance"/> and the silo's services.</summary>
    public static IServiceCollection AddLiveFeed(this IServiceCollection services)
    {
        services.AddSingleton<CursorCodec>();
        services.AddSingleton<LiveMetrics>();
        services.AddSingleton<FeedParts>();
        services.AddSingleton<LiveFeeds>();
        services.AddSingleton<CampaignSignals>();
        services.AddHostedService(provider => provider.GetRequiredService<CampaignSignals>());
        services.AddSingleton<LiveConnections>();
        services.AddSingleton<HubLifetimeManager<LiveHub>>(provider => provider.GetRequiredService<LiveConnections>());
        services.AddSignalR(options => options.MaximumReceiveMessageSize = LiveHub.FrameBytesMax)
            .AddMessagePackProtocol(options => options.SerializerOptions = WireMessageFormatter.Options);
        foreach (var registered in services.Where(service => service.ServiceType == typeof(IHubProtocol)).ToList()) services.Remove(registered);
        services.AddSingleton<IHubProtocol>(provider => new TolerantHubProtocol(ActivatorUtilities.CreateInstance<JsonHubProtocol>(provider)));
        services.AddSingleton<IHubProtocol>(provider => new TolerantHubProtocol(ActivatorUtilities.CreateInstance<MessagePackHubProtocol>(provider)));
        return services;
    }

    public static void MapLiveFeed(this IEndpointRouteBuilder app)
    {
        var services = app.ServiceProvider;
        services.GetRequiredService<LiveMetrics>().Observe(services.GetRequiredService<LiveFeeds>(), services.GetRequiredService<CampaignSignals>());
        app.MapHub<LiveHub>(Path);
    }
}
