using Microsoft.Extensions.DependencyInjection;
using OrleansCampaigns.Grains.Handlers;

namespace OrleansCampaigns.Grains.Inbox;

/// <summary>Registers what tells users. The host adds the stores.</summary>
internal static class InboxSetup
{
    public static ISiloBuilder AddInboxes(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<InboxMetrics>();
        silo.Services.AddSingleton<InboxTeller>();
        silo.Services.AddSingleton<InboxKeeper>();
        silo.Services.AddHostedService(services => services.GetRequiredService<InboxKeeper>());
        return silo.AddEventHandler<NotificationsHandler>().AddEventHandler<SessionDatesHandler>();
    }
}
