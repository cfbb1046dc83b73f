using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Regions;

/// <summary>The region room over HTTP.</summary>
public static class RegionEndpoints
{
    public static void MapCommands(CommandRoutes commands) => commands
        .Map<CreateRegion>();

    /// <param name="queries">Group <c>/api/v1/campaigns/{campaign}</c>.</param>
    public static void MapQueries(IEndpointRouteBuilder queries)
    {
        queries.MapGet("regions", (Guid campaign, Guid? after, int? limit, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ListRegions(after is { } id ? new RegionId(id) : null, limit ?? PageLimits.ItemsDefault) { Campaign = new(campaign) }))
            .Answers<ListRegions, RegionsAnswer>();
        queries.MapGet("regions/{region}", (Guid campaign, Guid region, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ViewRegion(new(region)) { Campaign = new(campaign) }))
            .Answers<ViewRegion, RegionAnswer>();
    }
}
