using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>Initiative, turns and hit points. All of it is for those who run the game, so its refusals may speak of hidden combatants.</summary>
public static class SessionCombat
{
    public const int CombatantsMax = 200;
    public const int RoundMax = 10_000;
    public const int AmountMax = 100_000;

    public static Decision<SessionEvent> Decide(SessionCommand command, SessionState state, CommandContext context)
    {
        if (SessionDecider.NotUnderWay(state) is { } closed) return closed;
        var combat = state.Combat;
        return command switch
        {
            NextTurn c => Decide(c, combat),
            PreviousTurn c => Decide(c, combat),
            DamageCombatant c => WoundProblem(c.Combatant, c.Amount, combat) is { } problem ? problem : new CombatantDamaged(c.Combatant, c.Amount),
            HealCombatant c => WoundProblem(c.Combatant, c.Amount, combat) is { } problem ? problem : new CombatantHealed(c.Combatant, c.Amount),
            SetCombatantHitPoints c => Decide(c, combat),
            SetCombatantConditions c => Decide(c, combat),
            AddCombatant c => Decide(c, combat, context),
            ChangeCombatant c => Decide(c, combat, context),
            RemoveCombatant c => combat.CombatantOf(c.Combatant) is null ? Decision<SessionEvent>.Nothing : new CombatantRemoved(c.Combatant),
            SetInitiative c => Decide(c, combat),
            EndCombat => combat.Order.IsEmpty ? Decision<SessionEvent>.Nothing : new CombatEnded(),
            ReportCombat c => CombatReports.Decide(c, combat, context),
            _ => throw new InvalidOperationException($"{command.GetType().Name} has no rule."),
        };
    }

    private static Decision<SessionEvent> Decide(AddCombatant command, Combat combat, CommandContext context)
    {
        if (CombatantRules.Problem(command.Profile, context.World) is { } problem) return problem;
        var placed = CombatantRules.Place(command.Combatant, command.Profile, context.World);
        if (combat.CombatantOf(command.Combatant) is { } known)
        {
            return known.SameAs(Combatant.Of(placed))
                ? Decision<SessionEvent>.Nothing
                : Refusal.Conflict("combatant.exists", "A combatant with this id exists already.");
        }

        if (combat.Order.Length >= CombatantsMax) return Refusal.Conflict("combat.too-many", $"A combat has at most {CombatantsMax} combatants.");
        return new CombatantAdded(placed);
    }

    private static Decision<SessionEvent> Decide(ChangeCombatant command, Combat combat, CommandContext context)
    {
        if (combat.CombatantOf(command.Combatant) is not { } known) return Unknown;
        if (CombatantRules.Problem(command.Profile, context.World) is { } problem) return problem;
        var placed = CombatantRules.Place(command.Combatant, command.Profile, context.World);
        return known.SameAs(Combatant.Of(placed)) ? Decision<SessionEvent>.Nothing : new CombatantAltered(placed);
    }

    private static Decision<SessionEvent> Decide(SetInitiative command, Combat combat)
    {
        if (combat.CombatantOf(command.Combatant) is not { } known) return Unknown;
        if (CombatantRules.InitiativeProblem(command.Initiative) is { } problem) return problem;
        return known.Initiative == command.Initiative ? Decision<SessionEvent>.Nothing : new InitiativeSet(command.Combatant, command.Initiative);
    }

    private static Decision<SessionEvent> Decide(NextTurn command, Combat combat)
    {
        if (command.After is { } after && after != combat.Turn) return Decision<SessionEvent>.Nothing;
        if (combat.Order.IsEmpty) return NoCombat;
        if (combat.Round >= RoundMax && combat.Turn == combat.Order[^1].Id) return Refusal.Conflict("combat.too-long", $"A combat lasts at most {RoundMax} rounds.");
        return new TurnPassed();
    }

    private static Decision<SessionEvent> Decide(PreviousTurn command, Combat combat)
    {
        if (command.From is { } from && from != combat.Turn) return Decision<SessionEvent>.Nothing;
        if (combat.Order.IsEmpty) return NoCombat;
        if (combat.Turn is null || (combat.Round <= 1 && combat.Turn == combat.Order[0].Id)) return Refusal.Conflict("combat.at-start", "This is the first turn.");
        return new TurnTakenBack();
    }

    private static Refusal? WoundProblem(CombatantId id, int amount, Combat combat)
    {
        if (combat.CombatantOf(id) is not { } combatant) return Unknown;
        if (amount is < 1 or > AmountMax) return Refusal.Invalid("combatant.amount", $"Damage and healing are 1 to {AmountMax} hit points.");
        return combatant.HitPoints is null ? Refusal.Conflict("combatant.no-hit-points", "Nobody counts this combatant's hit points here.") : null;
    }

    private static Decision<SessionEvent> Decide(SetCombatantHitPoints command, Combat combat)
    {
        if (combat.CombatantOf(command.Combatant) is not { } known) return Unknown;
        if (CombatantRules.HitPointsProblem(command.HitPoints, hitPointsMax: null) is { } problem) return problem;
        return known.HitPoints == command.HitPoints ? Decision<SessionEvent>.Nothing : new HitPointsAssigned(command.Combatant, command.HitPoints);
    }

    private static Decision<SessionEvent> Decide(SetCombatantConditions command, Combat combat)
    {
        if (combat.CombatantOf(command.Combatant) is not { } known) return Unknown;
        var conditions = command.Conditions.IsDefault ? [] : command.Conditions;
        if (CombatantRules.ConditionsProblem(conditions) is { } problem) return problem;
        return known.Conditions.SequenceEqual(conditions, StringComparer.Ordinal) ? Decision<SessionEvent>.Nothing : new ConditionsAssigned(command.Combatant, conditions);
    }

    private static Refusal Unknown { get; } = Refusal.NotFound("combatant.unknown", "There is no such combatant.");

    private static Refusal NoCombat { get; } = Refusal.Conflict("combat.none", "There is no combat.");
}
