using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>What holds in every session.</summary>
internal static class SessionInvariants
{
    private static readonly Invariant Created = new("session.created-once", "A session is created by its first event and never again.");
    private static readonly Invariant Times = new("session.times", "A session's times and recap are those that belong to its status.");
    private static readonly Invariant Scenes = new("session.scenes", "Scene ids are unique, at most as many as allowed, and at most one runs, while the session is under way.");
    private static readonly Invariant Seats = new("session.seats", "Seats are at most as many as allowed.");
    private static readonly Invariant Handouts = new("session.handouts", "Handouts and those to whom one is shown are at most as many as allowed, nobody twice.");
    private static readonly Invariant Dates = new("session.dates", "Proposed dates and their votes are at most as many as allowed.");
    private static readonly Invariant LogNumbers = new("session.log", "The entries of a log are numbered without a gap and keep to their windows.");
    private static readonly Invariant CombatUnique = new("combat.unique", "Combatants are at most as many as allowed, each once, while the session is under way.");
    private static readonly Invariant CombatTurn = new("combat.turn", "Whoever has the turn fights, and rounds are not below 0.");

    public static ImmutableArray<Invariant> All { get; } = [Created, Times, Scenes, Seats, Handouts, Dates, LogNumbers, CombatUnique, CombatTurn];

    public static Invariant? BrokenBy(SessionState before, SessionState after, SessionEvent happened)
    {
        if (before.Exists == happened is SessionCreated) return Created;
        return happened switch
        {
            LogEvent => Unless(after.Log.Number == before.Log.Number + 1 && IsWindowed(after.Log), LogNumbers),
            CombatEvent e => BrokenBy(before.Combat, after, e),
            SessionOpened or SessionPaused or SessionResumed or SessionClosed => Unless(IsTimely(after), Times),
            ScenePrepared or SceneStarted or SceneEnded => Unless(AreProper(after), Scenes),
            SeatTaken => Unless(after.Seats.Count <= SessionSeats.SeatsMax, Seats),
            HandoutCreated => Unless(after.Handouts.Count <= SessionHandouts.HandoutsMax, Handouts),
            HandoutShown e => Unless(IsShown(after.Handouts[e.Handout]), Handouts),
            DateProposed => Unless(after.Proposals.Count <= SessionPlanning.ProposalsMax, Dates),
            DateVoted e => Unless(after.Proposals[e.Proposal].Votes.Count <= SessionPlanning.VotesMax, Dates),
            _ => null,
        };
    }

    public static List<Invariant> BrokenIn(SessionState state) => Invariant.Broken(
        (!state.Exists, Created),
        (!IsTimely(state), Times),
        (!AreProper(state), Scenes),
        (state.Seats.Count > SessionSeats.SeatsMax, Seats),
        (state.Handouts.Count > SessionHandouts.HandoutsMax || !state.Handouts.Values.All(IsShown), Handouts),
        (state.Proposals.Count > SessionPlanning.ProposalsMax || state.Proposals.Values.Any(proposal => proposal.Votes.Count > SessionPlanning.VotesMax), Dates),
        (!IsWindowed(state.Log), LogNumbers),
        (!AreUnique(state), CombatUnique),
        (!HasTurn(state.Combat), CombatTurn));

    /// <summary>Hit points and conditions, of which there are most, touch neither order nor turn.</summary>
    private static Invariant? BrokenBy(Combat before, SessionState after, CombatEvent happened) => happened switch
    {
        CombatantDamaged or CombatantHealed or HitPointsAssigned or ConditionsAssigned => null,
        CombatantAdded e => before.IndexOf(e.Placed.Combatant) < 0 && IsInBounds(after) ? Unless(HasTurn(after.Combat), CombatTurn) : CombatUnique,
        CombatReported => AreUnique(after) ? Unless(HasTurn(after.Combat), CombatTurn) : CombatUnique,
        _ => Unless(HasTurn(after.Combat), CombatTurn),
    };

    private static bool IsTimely(SessionState state) => state.Status switch
    {
        SessionStatus.Planned => state is { OpenedAt: null, PausedAt: null, ClosedAt: null, Recap: null },
        SessionStatus.Open => state is { OpenedAt: not null, PausedAt: null, ClosedAt: null, Recap: null },
        SessionStatus.Paused => state is { OpenedAt: not null, PausedAt: not null, ClosedAt: null, Recap: null },
        _ => state is { OpenedAt: not null, PausedAt: null, ClosedAt: not null, Recap: not null, Combat.Order.IsEmpty: true },
    };

    private static bool AreProper(SessionState state) =>
        state.Scenes.Length <= SessionScenes.ScenesMax
        && state.Scenes.Count(scene => scene.Runs) <= (state.UnderWay ? 1 : 0)
        && state.Scenes.Select(scene => scene.Id).Distinct().Count() == state.Scenes.Length;

    private static bool IsShown(Handout handout) =>
        handout.ShownTo.Length <= SessionHandouts.ShownToMax && handout.ShownTo.Distinct().Count() == handout.ShownTo.Length;

    private static bool IsWindowed(SessionLog log) =>
        log.Shared.Count <= LogWindow.MainEntriesMax && log.Secret.Count <= LogWindow.MainEntriesMax
        && log.Shared.Count + log.Secret.Count <= log.Number
        && log.Participants.Count <= SessionLog.ParticipantsMax;

    private static bool IsInBounds(SessionState state) => state.Combat.Order.Length <= SessionCombat.CombatantsMax && (state.UnderWay || state.Combat.Order.IsEmpty);

    private static bool AreUnique(SessionState state) =>
        IsInBounds(state) && state.Combat.Order.Select(combatant => combatant.Id).Distinct().Count() == state.Combat.Order.Length;

    private static bool HasTurn(Combat combat) =>
        combat.Round >= 0 && combat.RoundShown >= 0
        && (combat.Turn is not { } turn || combat.IndexOf(turn) >= 0)
        && (combat.TurnShown is not { } shown || combat.IndexOf(shown) >= 0);

    private static Invariant? Unless(bool holds, Invariant invariant) => holds ? null : invariant;
}
