using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>What the rules of conflicts need of every kind of entity's state.</summary>
public interface IHasConflicts<TSelf>
    where TSelf : class, IHasConflicts<TSelf>
{
    ConflictBook Book { get; }

    TSelf With(ConflictBook book);

    /// <summary>The text that a command of the kind <see cref="Prose"/> changes; null for all other commands.</summary>
    static virtual FieldKey? TextSetBy(Command command) => null;

    /// <summary>The command that ends a conflict of a text so, or why there is none. Only kinds of entity that have texts are asked.</summary>
    static virtual (Command? Setting, Refusal? Refusal) ResolveText(KeptConflict conflict, ConflictChoice choice, TSelf state) =>
        throw new InvalidOperationException($"{typeof(TSelf).Name} has no texts that are merged.");
}
