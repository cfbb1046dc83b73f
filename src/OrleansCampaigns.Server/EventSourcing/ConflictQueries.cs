using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>The inbox, for game masters.</summary>
public static class ConflictQueries
{
    public static QueryReply List(Viewer viewer, ListConflicts query, Func<EntityKind, Guid, string> versionOf)
    {
        if (!AccessPolicy.Allows(viewer.Role, Permission.RunGame)) return QueryReply.Of(Refusal.Forbidden("access.denied", "Only game masters read the inbox."));
        var open = ConflictViews.Main(viewer.Moment.World, viewer.Main).Where(entry => query.After is not { } after || entry.Key.CompareTo(after) > 0);
        var page = Page<OpenConflict>.Of(open.Select(entry => new OpenConflict(entry.Key, entry.Value, versionOf(entry.Value.Kind, entry.Value.Id ?? viewer.Campaign.Value))), query.Limit);
        return QueryReply.Of(new ConflictsAnswer(page.Items, page.HasMore ? page.Items[^1].Conflict : null));
    }
}
