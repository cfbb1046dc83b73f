using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>What can happen to a character's conflicts.</summary>
public abstract record CharacterConflictEvent : CharacterEvent;

[EventType("character-conflict-kept", 1)]
public sealed record CharacterConflictKept(KeptConflict Conflict) : CharacterConflictEvent, IConflictKept
{
    public override ReceiptOutcome OutcomeOfCommand => Conflict.Displaced ? ReceiptOutcome.Applied : ReceiptOutcome.Kept;
}

[EventType("character-conflict-resolved", 1)]
public sealed record CharacterConflictResolved(ConflictEnd End) : CharacterConflictEvent, IConflictResolved;
