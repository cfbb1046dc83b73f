using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>What becomes of each of a session's commands when it is stale.</summary>
internal static class SessionStaleRules
{
    public static StaleTable<SessionState> Table { get; } = new StaleTable<SessionState>()
        .All(new Resolving(), typeof(ResolveSessionConflict))
        .All(new Adding(), typeof(CreateSession), typeof(CreateHandout), typeof(AddCombatant))
        .All(
            new Commuting(),
            typeof(Say), typeof(Narrate), typeof(Whisper), typeof(RollDice), typeof(ProposeDate), typeof(WithdrawProposal), typeof(VoteForDate), typeof(TakeSeat), typeof(LeaveSeat),
            typeof(ShowHandout), typeof(DamageCombatant), typeof(HealCombatant), typeof(NextTurn), typeof(PreviousTurn))
        .All(
            new ExactVersion(),
            typeof(FixDate), typeof(OpenSession), typeof(PauseSession), typeof(ResumeSession), typeof(CloseSession), typeof(StartScene), typeof(EndScene),
            typeof(RemoveCombatant), typeof(EndCombat), typeof(ReportCombat))
        .Alters<CombatReported>(e => [.. e.Order.SelectMany(placed => AllOf(placed.Combatant))])
        .Alters<CombatantAltered>(e => [.. MeasuresOf(e.Placed.Combatant)])
        .Alters<CombatantDamaged>(e => [Hits(e.Combatant), Whole(e.Combatant)])
        .Alters<CombatantHealed>(e => [Hits(e.Combatant), Whole(e.Combatant)])
        .Alters<HitPointsAssigned>(e => [Whole(e.Combatant)])
        .Alters<InitiativeSet>(e => [Whole(e.Combatant)])
        .Alters<ConditionsAssigned>(e => [Whole(e.Combatant)])
        .Field<PrepareScene, ScenePrepared>(
            "scene", c => c.Scene, e => e.Scene, (s, c) => s.SceneOf(c.Scene) is { } scene ? c with { Title = scene.Title, Notes = scene.Notes, Region = scene.Region } : null)
        .Field<ChangeCombatant, CombatantAltered>(
            "combatant", c => c.Combatant, e => e.Placed.Combatant, (s, c) => s.Combat.CombatantOf(c.Combatant) is { } combatant ? c with { Profile = ProfileOf(combatant) } : null)
        .Field<SetInitiative, InitiativeSet>(
            "initiative", c => c.Combatant, e => e.Combatant, (s, c) => s.Combat.CombatantOf(c.Combatant) is { } combatant ? c with { Initiative = combatant.Initiative } : null)
        .Field<SetCombatantHitPoints, HitPointsAssigned>(
            "combatant-hit-points", c => c.Combatant, e => e.Combatant, (s, c) => s.Combat.CombatantOf(c.Combatant)?.HitPoints is { } points ? c with { HitPoints = (int)points } : null)
        .Field<SetCombatantConditions, ConditionsAssigned>(
            "combatant-conditions", c => c.Combatant, e => e.Combatant, (s, c) => s.Combat.CombatantOf(c.Combatant) is { } combatant ? c with { Conditions = combatant.Conditions } : null);

    private static FieldKey Whole(CombatantId combatant) => FieldKey.Of("combatant", combatant);

    private static FieldKey Hits(CombatantId combatant) => FieldKey.Of("combatant-hit-points", combatant);

    /// <summary>What commands of their own set and a combatant's profile holds too.</summary>
    private static FieldKey[] MeasuresOf(CombatantId combatant) => [Hits(combatant), FieldKey.Of("initiative", combatant), FieldKey.Of("combatant-conditions", combatant)];

    private static FieldKey[] AllOf(CombatantId combatant) => [Whole(combatant), .. MeasuresOf(combatant)];

    private static CombatantProfile ProfileOf(Combatant combatant) => new(
        combatant.Name, combatant.Hidden, combatant.HitPointsHidden, combatant.Conditions, combatant.Initiative, (int?)combatant.HitPoints, combatant.HitPointsMax, combatant.Character);
}
