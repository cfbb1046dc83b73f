using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Sessions;

/// <summary>The session room over HTTP.</summary>
public static class SessionEndpoints
{
    public static void MapCommands(CommandRoutes commands) => commands
        .Map<CreateHandout>()
        .Map<CreateSession>()
        .Map<AddCombatant>()
        .Map<ChangeCombatant>()
        .Map<CloseSession>()
        .Map<DamageCombatant>()
        .Map<EndCombat>()
        .Map<EndScene>()
        .Map<FixDate>()
        .Map<HealCombatant>()
        .Map<LeaveSeat>()
        .Map<Narrate>()
        .Map<NextTurn>()
        .Map<OpenSession>()
        .Map<PauseSession>()
        .Map<PrepareScene>()
        .Map<PreviousTurn>()
        .Map<ProposeDate>()
        .Map<RemoveCombatant>()
        .Map<ReportCombat>()
        .Map<ResolveSessionConflict>()
        .Map<ResumeSession>()
        .Map<RollDice>()
        .Map<Say>()
        .Map<SetCombatantConditions>()
        .Map<SetCombatantHitPoints>()
        .Map<SetInitiative>()
        .Map<ShowHandout>()
        .Map<StartScene>()
        .Map<TakeSeat>()
        .Map<VoteForDate>()
        .Map<Whisper>()
        .Map<WithdrawProposal>();

    /// <param name="queries">Group <c>/api/v1/campaigns/{campaign}</c>.</param>
    public static void MapQueries(IEndpointRouteBuilder queries)
    {
        queries.MapGet("sessions", (Guid campaign, Guid? after, int? limit, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ListSessions(after is { } id ? new SessionId(id) : null, limit ?? PageLimits.ItemsDefault) { Campaign = new(campaign) }))
            .Answers<ListSessions, SessionsAnswer>();
        queries.MapGet("sessions/{session}", (Guid campaign, Guid session, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ViewSession(new(session)) { Campaign = new(campaign) }))
            .Answers<ViewSession, SessionAnswer>();
        queries.MapGet("sessions/{session}/log", (Guid campaign, Guid session, int? from, int? limit, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ReadSessionLog(new(session), from ?? 0, limit ?? PageLimits.ItemsDefault) { Campaign = new(campaign) }))
            .Answers<ReadSessionLog, SessionLogPage>();
    }
}
