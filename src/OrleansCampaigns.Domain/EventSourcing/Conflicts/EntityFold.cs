using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>The fold of an entity: its own <c>Evolve</c>, and what its <see cref="ConflictBook"/> remembers of the event. Whoever folds a journal calls this.</summary>
public static class EntityFold
{
    public static TState Evolve<TState, TCommand, TEvent>(TState state, TEvent happened, EventMark mark)
        where TState : class, IEntityState<TState, TCommand, TEvent>
        where TCommand : Command
        where TEvent : DomainEvent
    {
        var after = state.Evolve(happened);
        var book = happened switch
        {
            IConflictKept kept => state.Book.Kept(kept.Conflict),
            IConflictResolved resolved => state.Book.Resolved(resolved.End),
            _ => state.Book,
        };
        foreach (var changed in StaleRules.FieldsOf(happened)) book = book.Changed(changed, mark);
        if (TState.TextChangedBy(happened, state, after) is { } text) book = book.TextChanged(mark, text);
        return ReferenceEquals(book, state.Book) ? after : after.With(book);
    }
}
