using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Grains.EventSourcing;
using Orleans.Concurrency;

namespace OrleansCampaigns.Grains.Campaigns;

/// <summary>One campaign, live: the rules are <see cref="CampaignDecider"/>, the order of things is <see cref="EventSourcedGrain{TState,TCommand,TEvent}"/>.</summary>
[GrainType("campaign"), CampaignPlacement, Reentrant]
internal sealed class CampaignGrain(
    [PersistentState("campaign-snapshot", EntitySnapshot.Storage)] IPersistentState<EntitySnapshot> snapshot,
    EntityShell shell)
    : EventSourcedGrain<CampaignState, CampaignCommand, CampaignEvent>(EntityKind.Campaign, snapshot, shell), ICampaignGrain;
