using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Server.Demo;

/// <summary>What a game master does at the table to get from one recorded state to the next.</summary>
internal static class CombatSteps
{
    /// <summary>
    /// Ordinary commands where the difference is one that they make: somebody joins, is hurt, healed, gets conditions, or the turn passes on or back by one.
    /// Null when the difference is another one (somebody left, the order was changed by hand, the turn jumped); then the state is reported as a whole.
    /// </summary>
    public static List<Command>? Between(RecordedCombat before, RecordedCombat after, SessionId session)
    {
        var commands = new List<Command>();
        foreach (var one in after.Order)
        {
            if (before.Order.FirstOrDefault(known => known.Id == one.Id) is not { } known) commands.Add(new AddCombatant(one.Id, one.Profile) { Session = session });
            else if (!TryChange(known, one, session, commands)) return null;
        }

        if (before.Order.Any(known => after.Order.All(one => one.Id != known.Id))) return null;
        return TryPass(before, after, session, commands) ? commands : null;
    }

    private static bool TryChange(RecordedCombatant known, RecordedCombatant one, SessionId session, List<Command> commands)
    {
        if (known with { HitPoints = one.HitPoints, Conditions = one.Conditions } is var rest && !rest.SameAs(one)) return false;
        if (known.HitPoints != one.HitPoints)
        {
            if (known.HitPoints is not { } was || one.HitPoints is not { } now) return false;
            commands.Add(now < was ? new DamageCombatant(one.Id, was - now) { Session = session } : new HealCombatant(one.Id, now - was) { Session = session });
        }

        if (!known.Conditions.SequenceEqual(one.Conditions)) commands.Add(new SetCombatantConditions(one.Id, one.Conditions) { Session = session });
        return true;
    }

    private static bool TryPass(RecordedCombat before, RecordedCombat after, SessionId session, List<Command> commands)
    {
        if (before.Round == after.Round && before.Turn == after.Turn) return true;
        if (before.Turn is not { } from || after.Turn is not { } to) return false;
        var order = after.Order.Select(one => one.Id).ToList();
        var (was, now) = (order.IndexOf(from), order.IndexOf(to));
        if (was < 0 || now < 0) return false;
        var wraps = was == order.Count - 1;
        if (now == (wraps ? 0 : was + 1) && after.Round == before.Round + (wraps ? 1 : 0)) commands.Add(new NextTurn(from) { Session = session });
        else if (now == was - 1 && after.Round == before.Round) commands.Add(new PreviousTurn(from) { Session = session });
        else return false;
        return true;
    }
}
