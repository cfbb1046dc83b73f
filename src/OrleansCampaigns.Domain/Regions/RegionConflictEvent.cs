using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>What can happen to a region's conflicts.</summary>
public abstract record RegionConflictEvent : RegionEvent;

[EventType("region-conflict-kept", 1)]
public sealed record RegionConflictKept(KeptConflict Conflict) : RegionConflictEvent, IConflictKept
{
    public override ReceiptOutcome OutcomeOfCommand => Conflict.Displaced ? ReceiptOutcome.Applied : ReceiptOutcome.Kept;
}

[EventType("region-conflict-resolved", 1)]
public sealed record RegionConflictResolved(ConflictEnd End) : RegionConflictEvent, IConflictResolved;
