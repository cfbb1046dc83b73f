using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Grains.EventSourcing;
using Orleans.Concurrency;

namespace OrleansCampaigns.Grains.Characters;

/// <summary>One character, live: the rules are <see cref="CharacterDecider"/>, the order of things is <see cref="EventSourcedGrain{TState,TCommand,TEvent}"/>.</summary>
[GrainType("character"), CampaignPlacement, Reentrant]
internal sealed class CharacterGrain(
    [PersistentState("character-snapshot", EntitySnapshot.Storage)] IPersistentState<EntitySnapshot> snapshot,
    EntityShell shell)
    : EventSourcedGrain<CharacterState, CharacterCommand, CharacterEvent>(EntityKind.Character, snapshot, shell), ICharacterGrain;
