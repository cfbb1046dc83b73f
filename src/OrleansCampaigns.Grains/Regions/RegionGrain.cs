using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Grains.EventSourcing;
using Orleans.Concurrency;

namespace OrleansCampaigns.Grains.Regions;

/// <summary>One region, live: the rules are <see cref="RegionDecider"/>, the order of things is <see cref="EventSourcedGrain{TState,TCommand,TEvent}"/>.</summary>
[GrainType("region"), CampaignPlacement, Reentrant]
internal sealed class RegionGrain(
    [PersistentState("region-snapshot", EntitySnapshot.Storage)] IPersistentState<EntitySnapshot> snapshot,
    EntityShell shell)
    : EventSourcedGrain<RegionState, RegionCommand, RegionEvent>(EntityKind.Region, snapshot, shell), IRegionGrain;
