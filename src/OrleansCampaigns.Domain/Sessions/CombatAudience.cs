using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Feed;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>Who sees what of a combat: each channel gets what looks different to it, and otherwise nothing at all.</summary>
internal static class CombatAudience
{
    public static void Address(CombatEvent happened, Combat before, SessionState state, Addressees to)
    {
        switch (happened)
        {
            case CombatantAdded e: Combatant(e.Placed.Combatant, before, state, to); break;
            case CombatantAltered e: Combatant(e.Placed.Combatant, before, state, to); break;
            case CombatantRemoved e: Combatant(e.Combatant, before, state, to); break;
            case InitiativeSet e: Combatant(e.Combatant, before, state, to); break;
            case CombatantDamaged e: Combatant(e.Combatant, before, state, to); break;
            case CombatantHealed e: Combatant(e.Combatant, before, state, to); break;
            case HitPointsAssigned e: Combatant(e.Combatant, before, state, to); break;
            case ConditionsAssigned e: Combatant(e.Combatant, before, state, to); break;
            case TurnPassed or TurnTakenBack: to.EachMain(channel => Turn(before, state, channel)); break;
            case CombatEnded or CombatReported: to.EachMain(channel => Whole(before, state, channel)); break;
            default: throw new InvalidOperationException($"{happened.GetType().Name} has no audience.");
        }
    }

    private static void Combatant(CombatantId id, Combat before, SessionState state, Addressees to)
    {
        to.EachMain(channel => (CombatViews.PlaceOf(id, before, channel), CombatViews.PlaceOf(id, state.Combat, channel)) switch
        {
            (null, null) => null,
            ({ }, null) => new CombatantGone(id) { Session = state.Id },
            (null, { } now) => new CombatantChanged(now.Place, now.View) { Session = state.Id },
            ({ } was, { } now) when was.Place == now.Place && LooksTheSame(was.View, now.View) => null,
            (_, { } now) => new CombatantChanged(now.Place, now.View) { Session = state.Id },
        });
        to.EachMain(channel => Turn(before, state, channel));
    }

    private static TurnChanged? Turn(Combat before, SessionState state, ChannelKind channel)
    {
        if (CombatViews.Of(state.Combat, channel) is null) return null;
        var (round, turn) = CombatViews.TurnOf(state.Combat, channel);
        return CombatViews.TurnOf(before, channel) == (round, turn) ? null : new TurnChanged(round, turn) { Session = state.Id };
    }

    private static CombatChanged? Whole(Combat before, SessionState state, ChannelKind channel)
    {
        var (was, now) = (CombatViews.Of(before, channel), CombatViews.Of(state.Combat, channel));
        if (was is null && now is null) return null;
        var same = was is not null && now is not null
            && (was.Round, was.Turn) == (now.Round, now.Turn)
            && was.Order.Length == now.Order.Length
            && was.Order.Zip(now.Order).All(pair => LooksTheSame(pair.First, pair.Second));
        return same ? null : new CombatChanged(now) { Session = state.Id };
    }

    private static bool LooksTheSame(CombatantView was, CombatantView now) =>
        was with { Conditions = [] } == now with { Conditions = [] } && was.Conditions.SequenceEqual(now.Conditions, StringComparer.Ordinal);
}
