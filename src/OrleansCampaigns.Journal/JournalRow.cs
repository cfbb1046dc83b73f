namespace OrleansCampaigns.Journal;

/// <summary>One stored event. Immutable once committed.</summary>
/// <param name="CampaignId">The chain that the row belongs to.</param>
/// <param name="Sequence">1, 2, 3 … in the campaign, without gaps.</param>
/// <param name="EntityKind">Small number chosen by the caller; never reinterpreted here.</param>
/// <param name="EntityId">The entity within the campaign.</param>
/// <param name="EntityVersion">1, 2, 3 … in the entity, without gaps.</param>
/// <param name="EventType">Stored name of the event type.</param>
/// <param name="SchemaVersion">Version of the payload's shape.</param>
/// <param name="Payload">At most 64 KB (<see cref="JournalLimits.PayloadBytesMax"/>).</param>
/// <param name="CommandId">The command that caused it; unique in the campaign together with <paramref name="CommandIndex"/>.</param>
/// <param name="CommandIndex">0 for the command's first event.</param>
/// <param name="Actor">Who sent the command.</param>
/// <param name="RecordedAt">UTC, whole microseconds (what both databases can hold exactly).</param>
/// <param name="Hash">SHA-256 of the previous row's hash and this row as stored (<see cref="JournalChain"/>).</param>
public sealed record JournalRow(
    Guid CampaignId,
    long Sequence,
    short EntityKind,
    Guid EntityId,
    long EntityVersion,
    string EventType,
    int SchemaVersion,
    ReadOnlyMemory<byte> Payload,
    Guid CommandId,
    int CommandIndex,
    Guid Actor,
    DateTimeOffset RecordedAt,
    ReadOnlyMemory<byte> Hash);
