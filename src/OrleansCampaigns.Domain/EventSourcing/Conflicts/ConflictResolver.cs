using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Access;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>
/// The rules of ending a conflict. What goes in place goes the way of any command of its kind, with the permission and the checks of that kind, in the same decision: so it is in place and
/// out of the inbox at once.
/// </summary>
internal static class ConflictResolver
{
    private static Refusal NotOpen { get; } = Refusal.Conflict("conflict.not-open", "This conflict is not open: it was decided already, or there never was one.");

    private static Refusal Stale { get; } = Refusal.Stale("entity.stale", "The field has changed since you looked at it. Look again and decide anew.");

    private static Refusal NoBoth { get; } = Refusal.Invalid("conflict.no-both", "Only of texts both can be in place.");

    private static Refusal WrongEdit { get; } = Refusal.Invalid("conflict.edited", "What is to be in place is the command that sets this field, and is given exactly when the choice is 'edited'.");

    public static Decision<TEvent> Decide<TState, TCommand, TEvent>(TCommand command, TState state, CommandContext context)
        where TState : class, IEntityState<TState, TCommand, TEvent>
        where TCommand : Command
        where TEvent : DomainEvent
    {
        var wanted = (IResolveConflict)command;
        if ((wanted.Choice == ConflictChoice.Edited) != wanted.Edited.HasValue || !Enum.IsDefined(wanted.Choice)) return WrongEdit;
        if (!state.Book.Open.TryGetValue(wanted.Conflict, out var conflict)) return NotOpen;
        if (context.Seen is { } seen && state.Book.ChangeSince(conflict.Field, seen, context.Actor.User) is not null) return Stale;

        var (setting, refusal) = wanted.Choice == ConflictChoice.Theirs ? (null, null) : CommandFor(wanted, conflict, state);
        if (refusal is not null) return refusal;
        var end = TState.Resolved(new ConflictEnd(conflict.Id, wanted.Choice));
        if (setting is null) return end;
        if (AccessPolicy.Check(setting, context.Actor) is { } denied) return denied;
        var decision = TState.Decide((TCommand)setting, state, context with { Seen = null });
        return decision.Refusal is { } why ? why : decision.Events.Add(end);
    }

    private static (Command? Setting, Refusal? Refusal) CommandFor<TState>(IResolveConflict wanted, KeptConflict conflict, TState state)
        where TState : class, IHasConflicts<TState> => wanted.Choice == ConflictChoice.Edited
        ? Edited(wanted.Edited!.Value, conflict, state)
        : conflict.Mine.Value is { } mine && StaleRules.Of(mine.GetType()) is SetsField<TState> field
            ? wanted.Choice == ConflictChoice.Mine ? (mine, null)
                : field.InPlace(state, mine) is not { } there ? (mine, null) : field.Both(there, mine) is { } both ? (both, null) : (null, NoBoth)
            : TState.ResolveText(conflict, wanted.Choice, state);

    private static (Command? Setting, Refusal? Refusal) Edited<TState>(JsonElement edited, KeptConflict conflict, TState state)
        where TState : class, IHasConflicts<TState>
    {
        if (edited.ValueKind != JsonValueKind.Object || !edited.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String) return (null, WrongEdit);
        if (!WireJson.Commands.TryGetValue(type.GetString()!, out var kind)) return (null, WrongEdit);
        try
        {
            var command = edited.Deserialize<Command>(WireJson.Options)!;
            var field = StaleRules.Of(kind) is SetsField<TState> rule ? rule.FieldOf(command) : TState.TextSetBy(command);
            var isSameEntity = conflict.Mine.Value is null || conflict.Mine.Value.Target(default) == command.Target(default);
            return field == conflict.Field && isSameEntity ? (command, null) : (null, WrongEdit);
        }
        catch (JsonException)
        {
            // What the sender wrote is no command of that kind.
            return (null, WrongEdit);
        }
    }
}
