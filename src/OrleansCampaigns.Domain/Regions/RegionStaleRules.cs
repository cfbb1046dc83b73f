using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>What becomes of each of a region's commands when it is stale.</summary>
internal static class RegionStaleRules
{
    private const string Line = " / ";
    private const string Paragraph = "\n\n";

    public static StaleTable<RegionState> Table { get; } = new StaleTable<RegionState>()
        .All(new Resolving(), typeof(ResolveRegionConflict))
        .All(new Adding(), typeof(CreateRegion), typeof(StartClock), typeof(RaiseThreat), typeof(RecordFact))
        .All(new Commuting(), typeof(TickClock), typeof(UntickClock), typeof(ChangeRegionValue), typeof(ChangeFactionInfluence), typeof(ChangeRegionResource))
        .All(
            new ExactVersion(),
            typeof(RevealRegion), typeof(HideRegion), typeof(RemoveFactionInfluence), typeof(RemoveRegionResource), typeof(RemoveBorder), typeof(RemoveRoute), typeof(ResetClock), typeof(RemoveClock),
            typeof(ResolveThreat), typeof(RemoveThreat), typeof(RevealFact), typeof(RemoveFact))
        .Field<RenameRegion, RegionRenamed>("name", (s, c) => c with { Name = s.Name })
        .Text<RenameRegion>(c => c.Name, (c, text) => c with { Name = text }, Line)
        .Field<DescribeRegion, RegionTerrainDescribed>("description", (s, c) => c with { Terrain = s.Terrain, Description = s.Description })
        .Field<WriteRegionNotes, RegionNotesWritten>("notes", (s, c) => c with { Notes = s.Notes })
        .Text<WriteRegionNotes>(c => c.Notes, (c, text) => c with { Notes = text }, Paragraph)
        .Field<SetRegionWeather, RegionWeatherSet>("weather", (s, c) => c with { Weather = s.Weather })
        .Text<SetRegionWeather>(c => c.Weather, (c, text) => c with { Weather = text }, Line)
        .Field<SetRegionForecast, RegionForecastSet>("forecast", (s, c) => c with { Forecast = s.Forecast })
        .Text<SetRegionForecast>(c => c.Forecast, (c, text) => c with { Forecast = text }, Line)
        .Field<SetRegionValue, RegionValueSet>("value", c => c.Value, e => e.Value, (s, c) => Enum.IsDefined(c.Value) ? c with { To = s.Values.Of(c.Value) } : null)
        .Field<SetFactionInfluence, FactionInfluenceSet>(
            "influence",
            c => c.Faction,
            e => e.Faction,
            (s, c) => s.Influence.GetValueOrDefault(c.Faction) is { } now ? c with { Influence = now.Influence, Visibility = now.Visibility } : null)
        .Field<SetRegionResource, RegionResourceSet>(
            "resource",
            c => c.Resource,
            e => e.Resource,
            (s, c) => s.Resources.GetValueOrDefault(c.Resource) is { } now ? c with { Name = now.Name, Amount = now.Amount, Unit = now.Unit, Visibility = now.Visibility } : null)
        .Alters<RegionResourceAdjusted>(e => [FieldKey.Of("resource", e.Resource)])
        .Alters<RegionResourceRemoved>(e => [FieldKey.Of("resource", e.Resource)])
        .Alters<FactionInfluenceRemoved>(e => [FieldKey.Of("influence", e.Faction)])
        .Alters<BorderRemoved>(e => [FieldKey.Of("border", e.To)])
        .Alters<RouteRemoved>(e => [FieldKey.Of("route", e.Route)])
        .Field<SetBorder, BorderSet>("border", c => c.To, e => e.To, (s, c) => s.Borders.TryGetValue(c.To, out var visibility) ? c with { Visibility = visibility } : null)
        .Field<SetRoute, RouteSet>(
            "route",
            c => c.Route,
            e => e.Route,
            (s, c) => s.Routes.GetValueOrDefault(c.Route) is { } now ? c with { To = now.To, Kind = now.Kind, TravelDays = now.TravelDays, Visibility = now.Visibility } : null)
        .Field<SetClockVisibility, ClockVisibilitySet>(
            "clock-visibility", c => c.Clock, e => e.Clock, (s, c) => s.Clocks.GetValueOrDefault(c.Clock) is { } clock ? c with { Visibility = clock.Visibility } : null)
        .Field<SetThreatSeverity, ThreatSeveritySet>(
            "threat-severity", c => c.Threat, e => e.Threat, (s, c) => s.Threats.GetValueOrDefault(c.Threat) is { } threat ? c with { Severity = threat.Severity } : null)
        .Field<SetThreatVisibility, ThreatVisibilitySet>(
            "threat-visibility", c => c.Threat, e => e.Threat, (s, c) => s.Threats.GetValueOrDefault(c.Threat) is { } threat ? c with { Visibility = threat.Visibility } : null)
        .Field<SetFactStanding, FactStandingSet>(
            "fact-standing", c => c.Fact, e => e.Fact, (s, c) => s.Facts.GetValueOrDefault(c.Fact) is { } fact ? c with { Standing = fact.Standing } : null);
}
