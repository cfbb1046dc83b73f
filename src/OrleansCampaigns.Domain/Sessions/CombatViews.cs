using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>A combat as each audience sees it.</summary>
public static class CombatViews
{
    /// <summary>Null when the channel sees no combatant.</summary>
    public static CombatView? Of(Combat combat, ChannelKind channel)
    {
        if (!combat.Order.Any(combatant => Sees(channel, combatant))) return null;
        var (round, turn) = TurnOf(combat, channel);
        return new CombatView(round, [.. combat.Order.Where(combatant => Sees(channel, combatant)).Select(combatant => Of(combatant, channel))], turn);
    }

    public static (int Round, CombatantId? Turn) TurnOf(Combat combat, ChannelKind channel) =>
        channel == ChannelKind.GameMasters ? (combat.Round, combat.Turn) : (combat.RoundShown, combat.TurnShown);

    /// <summary>The combatant's place among those that the channel sees, and how it looks to it; null when the channel does not see it.</summary>
    public static (int Place, CombatantView View)? PlaceOf(CombatantId id, Combat combat, ChannelKind channel)
    {
        var place = 0;
        foreach (var combatant in combat.Order)
        {
            if (!Sees(channel, combatant)) continue;
            if (combatant.Id == id) return (place, Of(combatant, channel));
            place++;
        }

        return null;
    }

    private static bool Sees(ChannelKind channel, Combatant combatant) => channel == ChannelKind.GameMasters || !combatant.Hidden;

    private static CombatantView Of(Combatant combatant, ChannelKind channel)
    {
        var master = channel == ChannelKind.GameMasters;
        var counted = master || !combatant.HitPointsHidden;
        return new CombatantView(
            combatant.Id,
            combatant.Name,
            combatant.Hidden,
            combatant.HitPointsHidden,
            combatant.Conditions,
            combatant.Initiative,
            !counted ? null : master ? combatant.HitPoints : Clamped(combatant),
            counted ? combatant.HitPointsMax : null,
            HealthOf(combatant),
            master || combatant.CharacterSight.Reaches(channel) ? combatant.Character : null);
    }

    private static long? Clamped(Combatant combatant) =>
        combatant.HitPoints is { } hitPoints ? Math.Clamp(hitPoints, 0, combatant.HitPointsMax ?? long.MaxValue) : null;

    private static Health? HealthOf(Combatant combatant) => (combatant.HitPoints, combatant.HitPointsMax) switch
    {
        (null, _) => null,
        (<= 0, _) => Health.Down,
        (_, null) => Health.Unhurt,
        ({ } now, { } max) when now >= max => Health.Unhurt,
        ({ } now, { } max) when now * 2 <= max => Health.Bloodied,
        _ => Health.Hurt,
    };
}
