using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Sessions;
using OrleansCampaigns.Grains.EventSourcing;
using Orleans.Concurrency;

namespace OrleansCampaigns.Grains.Sessions;

/// <summary>One session, live: the rules are <see cref="SessionDecider"/>, the order of things is <see cref="EventSourcedGrain{TState,TCommand,TEvent}"/>.</summary>
[GrainType("session"), CampaignPlacement, Reentrant]
internal sealed class SessionGrain(
    [PersistentState("session-snapshot", EntitySnapshot.Storage)] IPersistentState<EntitySnapshot> snapshot,
    EntityShell shell)
    : EventSourcedGrain<SessionState, SessionCommand, SessionEvent>(EntityKind.Session, snapshot, shell), ISessionGrain;
