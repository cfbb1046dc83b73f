using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>
/// A stale command that sets a field. Nobody else set it since: it applies. Otherwise the value of the higher role (<see cref="Role"/>: who they are now) is in place afterwards and the other
/// is kept; of equal roles the one that is in place stays. What was taken away stays away, whoever did it, and the value is kept. What somebody set themselves in between is no conflict:
/// they know of it.
/// </summary>
internal static class FieldConflict
{
    public static Decision<TEvent> Decide<TState, TCommand, TEvent>(TCommand command, TState state, CommandContext context, SetsField<TState> rule, long seen)
        where TState : class, IEntityState<TState, TCommand, TEvent>
        where TCommand : Command
        where TEvent : DomainEvent
    {
        var decision = TState.Decide(command, state, context);
        if (decision.Refusal is not null || decision.Events.IsEmpty) return decision;
        var field = rule.FieldOf(command);
        if (state.Book.ChangeSince(field, seen, context.Actor.User) is not { } change) return decision;
        var inPlace = rule.InPlace(state, command);

        // It was never there, or so long ago that nobody knows.
        if (inPlace is null && change.User is null) return decision;

        var sent = new KeptSide(context.Actor.User, context.Now, context.Actor.Role, command);
        var there = new KeptSide(change.User, change.At, RoleOf(change.User, context), inPlace);
        var wins = inPlace is not null && Rank(sent.Role) > Rank(there.Role);
        var conflict = new KeptConflict(ConflictId.Of(context.Command), field, Displaced: wins, wins ? there : sent, wins ? sent : there, []) { OfSeveral = wins ? change.IsPart : null };
        if (state.Book.NoRoomFor(conflict) is { } full) return full;
        return wins ? decision.Events.Add(TState.Kept(conflict)) : TState.Kept(conflict);
    }

    private static int Rank(Role? role) => (int)(role ?? 0);

    /// <summary>The campaign's own commands count as a service's, as everywhere.</summary>
    private static Role? RoleOf(UserId? user, CommandContext context) => user switch
    {
        null => null,
        { } system when system == Access.Actor.System.User => Access.Actor.System.Role,
        { } member => context.World.RoleOf(member),
    };
}
