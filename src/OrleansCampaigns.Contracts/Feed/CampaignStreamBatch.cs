using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Feed;

/// <summary>Committed events of one campaign in ascending order of sequence.</summary>
[Alias("campaign-stream-batch")]
public sealed record CampaignStreamBatch(
    CampaignId Campaign,
    ImmutableArray<CampaignStreamEvent> Events);

/// <summary>One committed event as the journal stores it.</summary>
/// <param name="Sequence">Place in the campaign's journal: 1, 2, 3 … without gaps.</param>
/// <param name="Entity">What it happened to.</param>
/// <param name="EntityVersion">Place among the entity's events: 1, 2, 3 … without gaps.</param>
/// <param name="Type">Stored name of the event type, for example <c>chapter-published</c>.</param>
/// <param name="Schema">Version of the payload's shape.</param>
/// <param name="Payload">UTF-8 JSON.</param>
/// <param name="Command">The command that caused it.</param>
/// <param name="Actor">Who sent the command.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Hash">The journal row's chain hash, 32 bytes.</param>
[Alias("campaign-stream-event")]
public sealed record CampaignStreamEvent(
    long Sequence,
    EntityRef Entity,
    long EntityVersion,
    string Type,
    int Schema,
    byte[] Payload,
    CommandId Command,
    UserId Actor,
    DateTimeOffset At,
    byte[] Hash);
