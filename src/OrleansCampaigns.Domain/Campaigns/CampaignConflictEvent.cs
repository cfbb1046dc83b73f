using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>What can happen to a campaign's conflicts.</summary>
public abstract record CampaignConflictEvent : CampaignEvent;

[EventType("campaign-conflict-kept", 1)]
public sealed record CampaignConflictKept(KeptConflict Conflict) : CampaignConflictEvent, IConflictKept
{
    public override ReceiptOutcome OutcomeOfCommand => Conflict.Displaced ? ReceiptOutcome.Applied : ReceiptOutcome.Kept;
}

[EventType("campaign-conflict-resolved", 1)]
public sealed record CampaignConflictResolved(ConflictEnd End) : CampaignConflictEvent, IConflictResolved;
