using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>What can happen to the consequences of a chapter.</summary>
public abstract record ConsequenceEvent : CampaignEvent;

[EventType("consequence-proposed", 1)]
public sealed record ConsequenceProposed(ConsequenceId Id, ChapterId Chapter, Consequence Consequence) : ConsequenceEvent;

[EventType("consequence-withdrawn", 1)]
public sealed record ConsequenceWithdrawn(ConsequenceId Id) : ConsequenceEvent;

/// <summary>Influence turns each into a command to its region or character.</summary>
/// <param name="Chapter">The chapter that they are attached to.</param>
/// <param name="Consequences">What happens, in this order.</param>
/// <param name="Ids">The ids of the consequences, in the same order.</param>
[EventType("consequences-accepted", 1)]
public sealed record ConsequencesAccepted(
    ChapterId Chapter,
    ImmutableArray<Consequence> Consequences,
    ImmutableArray<ConsequenceId> Ids) : ConsequenceEvent;
