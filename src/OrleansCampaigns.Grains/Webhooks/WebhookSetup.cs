using Microsoft.Extensions.DependencyInjection;
using OrleansCampaigns.Grains.Handlers;

namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>Registers what tells outside systems. The host adds the store.</summary>
public static class WebhookSetup
{
    public static ISiloBuilder AddWebhooks(this ISiloBuilder silo, WebhookOptions options, WebhookVault vault)
    {
        silo.Services.AddSingleton(options);
        silo.Services.AddSingleton(vault);
        silo.Services.AddSingleton<WebhookCourier>();
        silo.Services.AddSingleton<WebhookMetrics>();
        silo.Services.AddSingleton<WebhookShell>();
        silo.Services.AddHostedService<WebhookKeeper>();
        return silo.AddEventHandler<WebhookHandler>();
    }
}
