using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>The one way to an entity's <c>Decide</c>: before it, what the command's kind says about a version that is old. Pure like the deciders.</summary>
public static class EntityDecider
{
    private static Refusal Stale { get; } = Refusal.Stale("entity.stale", "This has changed since you looked at it. Look again and decide anew.");

    public static Decision<TEvent> Decide<TState, TCommand, TEvent>(TCommand command, TState state, CommandContext context)
        where TState : class, IEntityState<TState, TCommand, TEvent>
        where TCommand : Command
        where TEvent : DomainEvent => StaleRules.Of(command.GetType()) switch
        {
            Resolving => ConflictResolver.Decide<TState, TCommand, TEvent>(command, state, context),
            ExactVersion when context.Seen is { } seen && (context.Known ?? seen) < context.Newest => Stale,
            SetsField<TState> field when context.Seen is { } seen => FieldConflict.Decide<TState, TCommand, TEvent>(command, state, context, field, seen),
            _ => TState.Decide(command, state, context),
        };
}
