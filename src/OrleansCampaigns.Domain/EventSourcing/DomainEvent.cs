using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Domain.EventSourcing;

/// <summary>
/// Something that happened. Event types ARE THE STORAGE FORMAT: a journal row holds the event's JSON for ever. Add a member only as optional;
/// for any other change add a new version with an upcast in <see cref="EventCodec"/> and keep the old golden file.
/// An event records who may see it (recipients as user ids) where that is decided when it happens.
/// </summary>
public abstract record DomainEvent
{
    /// <summary>What this event says of the outcome of its command. Of a command with several events the gravest counts: kept over merged over applied.</summary>
    public virtual ReceiptOutcome OutcomeOfCommand => ReceiptOutcome.Applied;
}
