using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Sessions;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Sessions;

/// <summary>Sessions as their viewers see them; what a viewer does not see is not there.</summary>
public static class SessionQueries
{
    public static QueryReply View(Viewer viewer, ViewSession query, string version) =>
        viewer.Moment.World.Sessions.TryGetValue(query.Session, out var state) && SessionViews.Main(state, viewer.Moment.World, viewer.Main) is { } view
            ? QueryReply.Of(new SessionAnswer(view, SessionViews.Own(state, viewer.Moment.World, viewer.User)) { Version = version })
            : QueryReply.Of(Refusal.NotFound("session.unknown", "There is no such session."));

    public static QueryReply List(Viewer viewer, ListSessions query)
    {
        var seen =
            from entry in viewer.Moment.World.Sessions
            where query.After is not { } after || entry.Key.CompareTo(after) > 0
            let view = SessionViews.Main(entry.Value, viewer.Moment.World, viewer.Main)
            where view is not null
            select new SessionHeading(entry.Key, view.Name);
        var page = Page<SessionHeading>.Of(seen, query.Limit);
        return QueryReply.Of(new SessionsAnswer(page.Items, page.HasMore ? page.Items[^1].Session : null));
    }
}
