using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>
/// A combat with two hands on its clock: the real turn, and the one that players are shown. The shown one follows the visible combatants
/// alone: it stands while a hidden combatant acts, and its rounds count from the first visible turn.
/// </summary>
/// <param name="Order">In the order of the turns; at most <see cref="SessionCombat.CombatantsMax"/>. Empty: no combat.</param>
/// <param name="Round">0: not begun.</param>
/// <param name="RoundShown">The round that players see.</param>
/// <param name="RoundsUnseen">Rounds before the first visible turn.</param>
/// <param name="Turn">Who has the turn.</param>
/// <param name="TurnShown">Who has the turn as players see it.</param>
public sealed record Combat(
    ImmutableArray<Combatant> Order,
    int Round,
    int RoundShown,
    int RoundsUnseen,
    CombatantId? Turn = null,
    CombatantId? TurnShown = null)
{
    public static Combat None { get; } = new([], 0, 0, 0);

    public Combatant? CombatantOf(CombatantId id) => IndexOf(id) is var index and >= 0 ? Order[index] : null;

    public int IndexOf(CombatantId id)
    {
        for (var i = 0; i < Order.Length; i++)
            if (Order[i].Id == id) return i;
        return -1;
    }

    public Combat Evolve(CombatEvent happened) => happened switch
    {
        CombatantAdded e => (this with { Order = Placed(Order, Combatant.Of(e.Placed)) }).Show(Order),
        CombatantAltered e => Altered(Combatant.Of(e.Placed)),
        CombatantRemoved e => Removed(e.Combatant),
        InitiativeSet e => Altered(Order[IndexOf(e.Combatant)] with { Initiative = e.Initiative }),
        TurnPassed => Passed(),
        TurnTakenBack => TakenBack(),
        CombatEnded => None,
        CombatantDamaged e => With(e.Combatant, c => c with { HitPoints = c.HitPoints - e.Amount }),
        CombatantHealed e => With(e.Combatant, c => c with { HitPoints = c.HitPoints + e.Amount }),
        HitPointsAssigned e => With(e.Combatant, c => c with { HitPoints = e.HitPoints }),
        ConditionsAssigned e => With(e.Combatant, c => c with { Conditions = e.Conditions }),
        CombatReported e => Reported(e),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no meaning for a combat."),
    };

    private Combat With(CombatantId id, Func<Combatant, Combatant> change)
    {
        var index = IndexOf(id);
        return this with { Order = Order.SetItem(index, change(Order[index])) };
    }

    private Combat Altered(Combatant combatant)
    {
        var index = IndexOf(combatant.Id);
        var order = Order[index].Initiative == combatant.Initiative ? Order.SetItem(index, combatant) : Placed(Order.RemoveAt(index), combatant);
        return (this with { Order = order }).Show(Order);
    }

    /// <summary>Behind all with the same initiative or a higher one.</summary>
    private static ImmutableArray<Combatant> Placed(ImmutableArray<Combatant> order, Combatant combatant)
    {
        var index = 0;
        for (var i = 0; i < order.Length; i++)
            if ((order[i].Initiative ?? int.MinValue) >= (combatant.Initiative ?? int.MinValue)) index = i + 1;
        return order.Insert(index, combatant);
    }

    private Combat Removed(CombatantId id)
    {
        var index = IndexOf(id);
        var order = Order.RemoveAt(index);
        if (order.IsEmpty) return None;
        var without = this with { Order = order };
        if (Turn == id)
        {
            var last = index == order.Length;
            without = without with { Turn = order[last ? 0 : index].Id, Round = last ? Round + 1 : Round };
        }

        return without.Show(Order);
    }

    private Combat Passed()
    {
        if (Turn is not { } turn) return (this with { Turn = Order[0].Id, Round = Math.Max(Round, 1) }).Show(Order);
        var next = IndexOf(turn) + 1;
        return (next < Order.Length ? this with { Turn = Order[next].Id } : this with { Turn = Order[0].Id, Round = Round + 1 }).Show(Order);
    }

    private Combat TakenBack()
    {
        var previous = IndexOf(Turn!.Value) - 1;
        return (previous >= 0 ? this with { Turn = Order[previous].Id } : this with { Turn = Order[^1].Id, Round = Round - 1 }).Show(Order);
    }

    /// <summary>Whoever reports is believed: with a visible turn, or none, players see the reported round.</summary>
    private Combat Reported(CombatReported e)
    {
        if (e.Order.IsEmpty) return None;
        var combat = this with { Order = [.. e.Order.Select(Combatant.Of)], Round = e.Round, Turn = e.Turn };
        var seen = e.Turn is { } turn ? combat.IsVisible(turn) : !combat.Order.All(c => c.Hidden);
        return seen ? combat with { RoundShown = e.Round, RoundsUnseen = 0, TurnShown = e.Turn } : combat.Show(Order);
    }

    /// <summary>Brings the shown turn in line after a change that started from the order <paramref name="before"/>.</summary>
    private Combat Show(ImmutableArray<Combatant> before)
    {
        if (Order.All(c => c.Hidden)) return this with { RoundShown = 0, RoundsUnseen = 0, TurnShown = null };
        if (Turn is { } turn && IsVisible(turn))
        {
            var unseen = TurnShown is null && RoundShown == 0 ? Math.Max(Round - 1, 0) : RoundsUnseen;
            return this with { TurnShown = turn, RoundsUnseen = unseen, RoundShown = Math.Max(Round - unseen, Math.Min(Round, 1)) };
        }

        return TurnShown is { } shown && !IsVisible(shown) ? ShowNext(shown, before) : this;
    }

    /// <summary>The shown combatant is gone while a hidden one acts: as it would without the hidden one, the next visible one is shown. After a report of other combatants nobody is.</summary>
    private Combat ShowNext(CombatantId gone, ImmutableArray<Combatant> before)
    {
        var from = 0;
        while (from < before.Length && before[from].Id != gone) from++;
        for (var step = 1; step < before.Length; step++)
        {
            var candidate = before[(from + step) % before.Length].Id;
            if (IsVisible(candidate)) return this with { TurnShown = candidate, RoundShown = from + step >= before.Length ? RoundShown + 1 : RoundShown };
        }

        return this with { RoundShown = 0, RoundsUnseen = 0, TurnShown = null };
    }

    private bool IsVisible(CombatantId id) => CombatantOf(id) is { Hidden: false };
}
