using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>What can happen to a session's conflicts.</summary>
public abstract record SessionConflictEvent : SessionEvent;

[EventType("session-conflict-kept", 1)]
public sealed record SessionConflictKept(KeptConflict Conflict) : SessionConflictEvent, IConflictKept
{
    public override ReceiptOutcome OutcomeOfCommand => Conflict.Displaced ? ReceiptOutcome.Applied : ReceiptOutcome.Kept;
}

[EventType("session-conflict-resolved", 1)]
public sealed record SessionConflictResolved(ConflictEnd End) : SessionConflictEvent, IConflictResolved;
