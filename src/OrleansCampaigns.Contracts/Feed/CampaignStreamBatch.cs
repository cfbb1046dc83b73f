using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Feed;

/// <summary>Committed events of one campaign in ascending order of sequence.</summary>
/// <param name="Campaign">Whose.</param>
/// <param name="Events">At least one.</param>
/// <param name="Traces">W3C traceparents of the commits whose traces are recorded, at most 32; so a push on another server joins its command's trace. Empty or default: none.</param>
[GenerateSerializer, Immutable, Alias("campaign-stream-batch")]
public sealed record CampaignStreamBatch(
    [Id(0)] CampaignId Campaign,
    [Id(1)] ImmutableArray<CampaignStreamEvent> Events,
    [Id(2)] ImmutableArray<string> Traces);

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
[GenerateSerializer, Immutable, Alias("campaign-stream-event")]
public sealed record CampaignStreamEvent(
    [Id(0)] long Sequence,
    [Id(1)] EntityRef Entity,
    [Id(2)] long EntityVersion,
    [Id(3)] string Type,
    [Id(4)] int Schema,
    [Id(5)] byte[] Payload,
    [Id(6)] CommandId Command,
    [Id(7)] UserId Actor,
    [Id(8)] DateTimeOffset At,
    [Id(9)] byte[] Hash);
