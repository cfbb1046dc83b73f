using System.Collections.Frozen;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>
/// What follows from events. One class of this kind and one <see cref="HandlerSetup.AddEventHandler{THandler}"/> make a new one; it runs for each campaign on the silo that has
/// the campaign. One object serves all campaigns of a silo at once.
/// </summary>
/// <remarks>
/// An event may be handed to it more than once, after a crash or a failure: what it does by <see cref="HandledEvent.SendAsync(Contracts.EventSourcing.Command)"/> takes effect once
/// all the same. What it does elsewhere has to be idempotent by <see cref="HandledEvent.Id"/>. Events of one entity come one after another in their order, those of different
/// entities side by side. Behind an event that was given up those of its entity go on: when an operator has it tried again later, it comes out of its order.
/// </remarks>
public interface IEventHandler
{
    /// <summary>Names its position and its dead letters where they are stored, so it never changes. 1 to <see cref="EventHandlers.NameLengthMax"/> of a to z, 0 to 9 and hyphen.</summary>
    string Name { get; }

    /// <summary>Stored names of the event types that it takes. Always the same set.</summary>
    FrozenSet<string> Takes { get; }

    /// <summary>How often an event is tried before it becomes a dead letter. Always the same.</summary>
    HandlingPolicy Policy => HandlingPolicy.Usual;

    /// <summary>False: events that were recorded before the handler first ran anywhere are not for it. A new handler that tells people of something must not tell them the whole past.</summary>
    bool TakesThePast => true;

    /// <summary>
    /// Whether events of a campaign that is imported are for it, all of which were handled where the campaign comes from. Only for what keeps something beside the journal that
    /// is made of events alone, tells nobody of it and sends nothing.
    /// </summary>
    bool TakesImported => false;

    /// <summary>Does what follows from the event. An exception is a failed try.</summary>
    /// <param name="handled">The event, and the way to send commands because of it.</param>
    /// <param name="cancellationToken">The try has taken longer than the policy allows, or the silo stops. Who does not heed it holds up the event's entity.</param>
    Task HandleAsync(HandledEvent handled, CancellationToken cancellationToken);
}
