using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>Registers what follows from events.</summary>
public static class HandlerSetup
{
    /// <summary>The one registration that a handler takes.</summary>
    public static ISiloBuilder AddEventHandler<THandler>(this ISiloBuilder silo)
        where THandler : class, IEventHandler
    {
        silo.Services.AddSingleton<IEventHandler, THandler>();
        return silo;
    }

    internal static ISiloBuilder AddEventHandlers(this ISiloBuilder silo)
    {
        silo.Services.TryAddSingleton<EventHandlers>();
        silo.Services.TryAddSingleton<HandlerMetrics>();
        silo.Services.TryAddSingleton<HandlersHere>();
        silo.Services.TryAddSingleton<DeadLetterBox>();
        silo.Services.TryAddSingleton<HandlerShell>();
        silo.Services.TryAddSingleton(HandlerPace.Usual);
        silo.Services.AddHostedService<HandlerKeeper>();
        return silo.AddEventHandler<InfluenceHandler>();
    }
}
