using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;

namespace OrleansCampaigns.Domain.EventSourcing;

/// <summary>The rules of one kind of entity: pure functions over an immutable state that JSON can carry and bring back unchanged.</summary>
public interface IEntityState<TSelf, TCommand, TEvent> : IHasConflicts<TSelf>
    where TSelf : class, IEntityState<TSelf, TCommand, TEvent>
    where TCommand : Command
    where TEvent : DomainEvent
{
    /// <summary>The state before the first event.</summary>
    static abstract TSelf Initial { get; }

    /// <summary>Never throws for a rule, never changes anything. Called through <see cref="EntityDecider"/>, which knows what to do about a version that is old.</summary>
    static abstract Decision<TEvent> Decide(TCommand command, TSelf state, CommandContext context);

    /// <summary>
    /// What an event that was decided on <paramref name="before"/> broke in its own entity; null: nothing. Looks only at what the event touched. Called through
    /// <see cref="Invariants"/>, which looks at the book too.
    /// </summary>
    static abstract Invariant? BrokenBy(TSelf before, TSelf after, TEvent happened);

    /// <summary>Obeys: it does not validate, and an unknown event is a bug that throws. Called through <see cref="EntityFold"/>, which keeps the book.</summary>
    TSelf Evolve(TEvent happened);

    /// <summary>The event that something was kept.</summary>
    static abstract TEvent Kept(KeptConflict conflict);

    /// <summary>The event that a conflict is over.</summary>
    static abstract TEvent Resolved(ConflictEnd end);

    /// <summary>What the event did to a text that is merged; null: nothing.</summary>
    static virtual ChangedText? TextChangedBy(TEvent happened, TSelf before, TSelf after) => null;
}
