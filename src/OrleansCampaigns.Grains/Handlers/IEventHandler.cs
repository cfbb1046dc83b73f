using System.Collections.Frozen;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>
/// What follows from events. One class of this kind and one <see cref="HandlerSetup.AddEventHandler{THandler}"/> make a new one; it runs for each campaign on the silo that has
/// the campaign.
/// </summary>
/// <remarks>
/// An event may be handed to it more than once, after a crash or a failure: what it does by <see cref="HandledEvent.SendAsync(Contracts.EventSourcing.Command)"/> takes effect once
/// all the same. Events of one entity come one after another in their order, those of different entities side by side.
/// </remarks>
public interface IEventHandler
{
    /// <summary>Names its position and its dead letters where they are stored, so it never changes. 1 to <see cref="EventHandlers.NameLengthMax"/> of a to z, 0 to 9 and hyphen.</summary>
    string Name { get; }

    /// <summary>Stored names of the event types that it takes.</summary>
    FrozenSet<string> Takes { get; }

    /// <summary>How often an event is tried before it becomes a dead letter.</summary>
    HandlingPolicy Policy => HandlingPolicy.Usual;

    /// <summary>Does what follows from the event. An exception is a failed try.</summary>
    /// <param name="handled">The event, and the way to send commands because of it.</param>
    /// <param name="cancellationToken">The try has taken longer than the policy allows, or the silo stops.</param>
    Task HandleAsync(HandledEvent handled, CancellationToken cancellationToken);
}
