using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Regions;

/// <summary>The region room over HTTP.</summary>
public static class RegionEndpoints
{
    public static void MapCommands(CommandRoutes commands) => commands
        .Map<CreateRegion>()
        .Map<ChangeFactionInfluence>()
        .Map<ChangeRegionResource>()
        .Map<ChangeRegionValue>()
        .Map<DescribeRegion>()
        .Map<HideRegion>()
        .Map<RaiseThreat>()
        .Map<RecordFact>()
        .Map<RemoveBorder>()
        .Map<RemoveClock>()
        .Map<RemoveFact>()
        .Map<RemoveFactionInfluence>()
        .Map<RemoveRegionResource>()
        .Map<RemoveRoute>()
        .Map<RemoveThreat>()
        .Map<RenameRegion>()
        .Map<ResetClock>()
        .Map<ResolveRegionConflict>()
        .Map<ResolveThreat>()
        .Map<RevealFact>()
        .Map<RevealRegion>()
        .Map<SetBorder>()
        .Map<SetClockVisibility>()
        .Map<SetFactStanding>()
        .Map<SetFactionInfluence>()
        .Map<SetRegionForecast>()
        .Map<SetRegionResource>()
        .Map<SetRegionValue>()
        .Map<SetRegionWeather>()
        .Map<SetRoute>()
        .Map<SetThreatSeverity>()
        .Map<SetThreatVisibility>()
        .Map<StartClock>()
        .Map<TickClock>()
        .Map<UntickClock>()
        .Map<WriteRegionNotes>();

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
