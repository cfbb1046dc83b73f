using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Sessions;

/// <summary>The session room over HTTP.</summary>
public static class SessionEndpoints
{
    public static void MapCommands(CommandRoutes commands) => commands
        .Map<CreateSession>();

    /// <param name="queries">Group <c>/api/v1/campaigns/{campaign}</c>.</param>
    public static void MapQueries(IEndpointRouteBuilder queries)
    {
        queries.MapGet("sessions", (Guid campaign, Guid? after, int? limit, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ListSessions(after is { } id ? new SessionId(id) : null, limit ?? PageLimits.ItemsDefault) { Campaign = new(campaign) }))
            .Answers<ListSessions, SessionsAnswer>();
        queries.MapGet("sessions/{session}", (Guid campaign, Guid session, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ViewSession(new(session)) { Campaign = new(campaign) }))
            .Answers<ViewSession, SessionAnswer>();
    }
}
