using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>Consecutive events of a journal in ascending order; none when there are no newer ones.</summary>
[Alias("journal-page")]
public sealed record JournalPage(ImmutableArray<JournalEvent> Events) : Answer;

/// <summary>One stored event.</summary>
/// <param name="Sequence">1, 2, 3 … in the campaign, without gaps.</param>
/// <param name="Kind">Kind of the entity that it happened to.</param>
/// <param name="Entity">The entity's id.</param>
/// <param name="EntityVersion">1, 2, 3 … in the entity, without gaps.</param>
/// <param name="Type">Stored name of the event type.</param>
/// <param name="Schema">Version of the payload's shape.</param>
/// <param name="Payload">The event.</param>
/// <param name="Command">The command that caused it.</param>
/// <param name="Actor">Who sent the command.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Hash">The row's chain hash, 64 hex digits.</param>
[Alias("journal-event")]
public sealed record JournalEvent(
    long Sequence,
    EntityKind Kind,
    Guid Entity,
    long EntityVersion,
    string Type,
    int Schema,
    JsonElement Payload,
    CommandId Command,
    UserId Actor,
    DateTimeOffset At,
    string Hash);
