using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Domain.EventSourcing;

/// <summary>An event with its place in the campaign's journal.</summary>
/// <param name="Sequence">1, 2, 3 … in the campaign, without gaps.</param>
/// <param name="Entity">The entity that it happened to.</param>
/// <param name="EntityVersion">1, 2, 3 … in the entity, without gaps.</param>
/// <param name="Command">The command that caused it.</param>
/// <param name="Actor">Who sent that command.</param>
/// <param name="At">When the server recorded it.</param>
/// <param name="Event">What happened.</param>
public sealed record RecordedEvent(
    long Sequence,
    EntityRef Entity,
    long EntityVersion,
    CommandId Command,
    UserId Actor,
    DateTimeOffset At,
    DomainEvent Event);
