using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Orleans.Metadata;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>The activations of campaigns on this silo, so that they can be looked at, and moved before it stops.</summary>
public sealed class LocalActivations : IConfigureGrainContextProvider, IConfigureGrainContext
{
    private readonly ConcurrentDictionary<IGrainContext, byte> _contexts = new(ReferenceEqualityComparer.Instance);

    public IEnumerable<IGrainContext> All => _contexts.Keys;

    public int Count => _contexts.Count;

    public bool TryGetConfigurator(GrainType grainType, GrainProperties properties, [NotNullWhen(true)] out IConfigureGrainContext? configurator)
    {
        var placed = properties.Properties.TryGetValue(WellKnownGrainTypeProperties.PlacementStrategy, out var strategy)
            && strategy == nameof(CampaignPlacement);
        configurator = placed ? this : null;
        return placed;
    }

    public void Configure(IGrainContext context) =>
        context.ObservableLifecycle.Subscribe(nameof(LocalActivations), GrainLifecycleStage.Last, _ => Add(context), _ => Remove(context));

    private Task Add(IGrainContext context)
    {
        _contexts[context] = 0;
        return Task.CompletedTask;
    }

    private Task Remove(IGrainContext context)
    {
        _contexts.TryRemove(context, out _);
        return Task.CompletedTask;
    }
}
