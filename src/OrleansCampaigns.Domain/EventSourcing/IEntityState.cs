using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Domain.EventSourcing;

/// <summary>The rules of one kind of entity: pure functions over an immutable state that JSON can carry and bring back unchanged.</summary>
public interface IEntityState<TSelf, TCommand, TEvent>
    where TSelf : class, IEntityState<TSelf, TCommand, TEvent>
    where TCommand : Command
    where TEvent : DomainEvent
{
    /// <summary>The state before the first event.</summary>
    static abstract TSelf Initial { get; }

    /// <summary>Never throws for a rule, never changes anything.</summary>
    static abstract Decision<TEvent> Decide(TCommand command, TSelf state, CommandContext context);

    /// <summary>What an event that was decided on <paramref name="before"/> broke in its own entity; null: nothing. Looks only at what the event touched.</summary>
    static abstract Invariant? BrokenBy(TSelf before, TSelf after, TEvent happened);

    /// <summary>Obeys: it does not validate, and an unknown event is a bug that throws.</summary>
    TSelf Evolve(TEvent happened);
}
