using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>What becomes of a command of one kind whose author looked at an older version.</summary>
public abstract record StaleRule;

/// <summary>It applies: damage, healing, ticks, log lines, dice, votes, and sums of any kind.</summary>
public sealed record Commuting : StaleRule;

/// <summary>It applies: it makes something under an id of its own and touches nothing that is there. Only the order of a list may tell who came first.</summary>
public sealed record Adding : StaleRule;

/// <summary>It is merged with what others wrote since, by its own decider.</summary>
public sealed record Prose : StaleRule;

/// <summary>It ends a conflict (<see cref="ConflictResolver"/>).</summary>
public sealed record Resolving : StaleRule;

/// <summary>It is refused as <c>entity.stale</c>: what it means hangs on what its author saw.</summary>
public sealed record ExactVersion : StaleRule;

/// <summary>It sets one field: applied unless somebody else set that field since (<see cref="FieldConflict"/>).</summary>
public abstract record SetsField : StaleRule
{
    /// <summary>The field that such a command sets.</summary>
    public abstract FieldKey FieldOf(Command command);

    /// <summary>Of a text: the command that sets it to what the two set, the first one's text first. Null: it is no text.</summary>
    public abstract Command? Both(Command first, Command second);
}

/// <summary>The same, with what it takes to know what is in place.</summary>
public abstract record SetsField<TState> : SetsField
{
    /// <summary>The command that would set the field to what it is now; null when the field is not there.</summary>
    public abstract Command? InPlace(TState state, Command command);
}
