using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>The rules of what a region is called, looks like and who sees it at all.</summary>
internal static class RegionProfile
{
    public static Decision<RegionEvent> Decide(CreateRegion command, RegionState state, CommandContext context)
    {
        if (state.Exists) return Refusal.Conflict("region.exists", "A region with this id exists already.");
        if (IdRule.Problem("region", command.Region) is { } id) return id;
        if (context.World.Regions.Count >= RegionDecider.RegionsMax)
            return Refusal.Conflict("region.too-many", $"A campaign has at most {RegionDecider.RegionsMax} regions.");
        if (RegionRule.VisibilityProblem(command.Visibility) is { } visibility) return visibility;
        if (TextRule.Problem("region's name", command.Name, TextRule.TitleLengthMax) is { } name) return name;
        return new RegionCreated(command.Region, command.Name, command.Visibility);
    }

    public static Decision<RegionEvent> Decide(RenameRegion command, RegionState state)
    {
        if (TextRule.Problem("region's name", command.Name, TextRule.TitleLengthMax) is { } name) return name;
        return command.Name == state.Name ? Decision<RegionEvent>.Nothing : new RegionRenamed(command.Name);
    }

    public static Decision<RegionEvent> Decide(DescribeRegion command, RegionState state)
    {
        if (RegionRule.TextProblem("region's terrain", command.Terrain, TextRule.TitleLengthMax) is { } terrain) return terrain;
        if (RegionRule.TextProblem("region's description", command.Description, TextRule.NoteLengthMax) is { } description) return description;
        return (command.Terrain, command.Description) == (state.Terrain, state.Description)
            ? Decision<RegionEvent>.Nothing
            : new RegionTerrainDescribed(command.Terrain, command.Description);
    }

    public static Decision<RegionEvent> Decide(WriteRegionNotes command, RegionState state)
    {
        if (RegionRule.TextProblem("note", command.Notes, TextRule.NoteLengthMax) is { } notes) return notes;
        return command.Notes == state.Notes ? Decision<RegionEvent>.Nothing : new RegionNotesWritten(command.Notes);
    }

    public static Decision<RegionEvent> Decide(SetRegionWeather command, RegionState state)
    {
        if (RegionRule.TextProblem("weather", command.Weather, TextRule.TitleLengthMax) is { } weather) return weather;
        return command.Weather == state.Weather ? Decision<RegionEvent>.Nothing : new RegionWeatherSet(command.Weather);
    }

    public static Decision<RegionEvent> Decide(SetRegionForecast command, RegionState state)
    {
        if (RegionRule.TextProblem("forecast", command.Forecast, TextRule.LineLengthMax) is { } forecast) return forecast;
        return command.Forecast == state.Forecast ? Decision<RegionEvent>.Nothing : new RegionForecastSet(command.Forecast);
    }

    public static Decision<RegionEvent> Decide(RevealRegion command, RegionState state) =>
        command.To is RegionVisibility.Table or RegionVisibility.Public
            ? Shown(command.To, state)
            : Refusal.Invalid("region.no-such-visibility", "A region is revealed to table or public.");

    public static Decision<RegionEvent> Shown(RegionVisibility to, RegionState state) =>
        state.Visibility == to ? Decision<RegionEvent>.Nothing : new RegionVisibilitySet(to);
}
