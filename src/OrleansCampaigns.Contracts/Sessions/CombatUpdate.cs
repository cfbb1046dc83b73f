using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>A change of a session's combat in a main channel.</summary>
[Alias("combat-update")]
public abstract record CombatUpdate : SessionPartUpdate
{
    protected sealed override SessionView Change(SessionView view) => view with { Combat = Change(view.Combat) };

    /// <summary>The combat after this update; null when this audience sees none.</summary>
    protected abstract CombatView? Change(CombatView? combat);
}

/// <summary>The combat looks like this now; null: it is over.</summary>
[Alias("combat-changed")]
public sealed record CombatChanged(CombatView? Combat = null) : CombatUpdate
{
    protected override CombatView? Change(CombatView? combat) => Combat;
}

/// <summary>The combatant looks like this now and stands at <paramref name="Place"/> of those that this audience sees.</summary>
/// <param name="Place">Zero-based.</param>
/// <param name="Combatant">The whole combatant.</param>
[Alias("combatant-changed")]
public sealed record CombatantChanged(int Place, CombatantView Combatant) : CombatUpdate
{
    protected override CombatView? Change(CombatView? combat)
    {
        var seen = combat ?? CombatView.NotBegun;
        return seen with { Order = seen.Order.RemoveAll(c => c.Combatant == Combatant.Combatant).Insert(Place, Combatant) };
    }
}

/// <summary>The combatant left, or is no longer visible. With the last one the combat is over for this audience.</summary>
[Alias("combatant-gone")]
public sealed record CombatantGone(CombatantId Combatant) : CombatUpdate
{
    protected override CombatView? Change(CombatView? combat)
    {
        var order = combat?.Order.RemoveAll(c => c.Combatant == Combatant) ?? [];
        return order.IsEmpty ? null : combat! with { Order = order };
    }
}

/// <summary>Whose turn it is, in which round.</summary>
[Alias("turn-changed")]
public sealed record TurnChanged(int Round, CombatantId? Turn = null) : CombatUpdate
{
    protected override CombatView? Change(CombatView? combat) => (combat ?? CombatView.NotBegun) with { Round = Round, Turn = Turn };
}
