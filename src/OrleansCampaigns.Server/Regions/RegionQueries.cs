using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Regions;

/// <summary>Regions as their viewers see them; what a viewer does not see is not there.</summary>
public static class RegionQueries
{
    public static QueryReply View(Viewer viewer, ViewRegion query, string version) =>
        viewer.Moment.World.Regions.TryGetValue(query.Region, out var state) && RegionViews.Main(state, viewer.Moment.World, viewer.Main) is { } view
            ? QueryReply.Of(new RegionAnswer(view, RegionViews.Own(state, viewer.Moment.World, viewer.User)) { Version = version })
            : QueryReply.Of(Refusal.NotFound("region.unknown", "There is no such region."));

    public static QueryReply List(Viewer viewer, ListRegions query)
    {
        var seen =
            from entry in viewer.Moment.World.Regions
            where query.After is not { } after || entry.Key.CompareTo(after) > 0
            let view = RegionViews.Main(entry.Value, viewer.Moment.World, viewer.Main)
            where view is not null
            select new RegionHeading(entry.Key, view.Name);
        var page = Page<RegionHeading>.Of(seen, query.Limit);
        return QueryReply.Of(new RegionsAnswer(page.Items, page.HasMore ? page.Items[^1].Region : null));
    }
}
