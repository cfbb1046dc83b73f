using Orleans.Concurrency;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Tests.Consistency;

/// <summary>The real shell around <see cref="MistakenRegion"/>.</summary>
[GrainType("mistaken-region"), Reentrant]
internal sealed class MistakenGrain([PersistentState("mistaken-region-snapshot", EntitySnapshot.Storage)] IPersistentState<EntitySnapshot> snapshot, EntityShell shell)
    : EventSourcedGrain<MistakenRegion, RegionCommand, RegionEvent>(EntityKind.Region, snapshot, shell), IMistakenGrain;
