using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Feed;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>Who sees what of a region's event.</summary>
public static class RegionAudience
{
    public static void Address(RegionId id, RegionEvent happened, CampaignWorld before, CampaignWorld after, Addressees to)
    {
        var part = new RegionPartAudience(id, before, after, to);
        var now = after.Regions[id];
        switch (happened)
        {
            case RegionCreated: RegionShownAudience.Created(now, after, to); break;
            case RegionVisibilitySet: RegionShownAudience.Address(before.Regions[id], now, before, after, to); break;
            case RegionRenamed or RegionTerrainDescribed: part.ToViewers(new RegionDescribed(now.Name, now.Terrain, now.Description) { Region = id }); break;
            case RegionWeatherSet e: part.ToViewers(new RegionWeatherChanged(e.Weather) { Region = id }); break;
            case RegionNotesWritten e: to.GameMasters(new RegionNotesChanged(e.Notes) { Region = id }); break;
            case RegionForecastSet e: to.GameMasters(new RegionForecastChanged(e.Forecast) { Region = id }); break;
            case RegionValueSet: to.GameMasters(new RegionValuesChanged(now.Values) { Region = id }); break;
            case BorderSet e: part.Border(e.To); break;
            case BorderRemoved e: part.Border(e.To); break;
            case RouteSet e: part.Route(e.Route); break;
            case RouteRemoved e: part.Route(e.Route); break;
            case FactionInfluenceSet e: part.Influence(e.Faction); break;
            case FactionInfluenceRemoved e: part.Influence(e.Faction); break;
            case ClockStarted e: part.Clock(e.Clock); break;
            case ClockTicked e: part.Clock(e.Clock); break;
            case ClockFilled e: part.Clock(e.Clock); break;
            case ClockUnticked e: part.Clock(e.Clock); break;
            case ClockReset e: part.Clock(e.Clock); break;
            case ClockVisibilitySet e: part.Clock(e.Clock); break;
            case ClockRemoved e: part.Clock(e.Clock); break;
            case ThreatRaised e: part.Threat(e.Threat); break;
            case ThreatSeveritySet e: part.Threat(e.Threat); break;
            case ThreatVisibilitySet e: part.Threat(e.Threat); break;
            case ThreatResolved e: part.Threat(e.Threat); break;
            case ThreatRemoved e: part.Threat(e.Threat); break;
            case RegionResourceSet e: part.Resource(e.Resource); break;
            case RegionResourceAdjusted e: part.Resource(e.Resource); break;
            case RegionResourceRemoved e: part.Resource(e.Resource); break;
            case FactRecorded e: part.Fact(e.Fact, []); break;
            case FactStandingSet e: part.Fact(e.Fact, []); break;
            case FactRevealed e: part.Fact(e.Fact, e.Users); break;
            case FactRemoved e: part.Fact(e.Fact, before.Regions[id].Facts[e.Fact].Knowledge.Users.Keys); break;
            default: throw new InvalidOperationException($"{happened.GetType().Name} has no audience.");
        }
    }
}
