using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>The rules of borders and routes. They lead to regions that exist, and a region never ceases to exist.</summary>
internal static class RegionWays
{
    public const int BordersMax = 64;
    public const int RoutesMax = 100;
    public const decimal TravelDaysMax = 10_000;

    public static Decision<RegionEvent> Decide(SetBorder command, RegionState state, CommandContext context)
    {
        if (NeighbourProblem(command.To, state, context) is { } neighbour) return neighbour;
        if (RegionRule.VisibilityProblem(command.Visibility) is { } visibility) return visibility;
        var known = state.Borders.TryGetValue(command.To, out var present);
        if (known && present == command.Visibility) return Decision<RegionEvent>.Nothing;
        if (!known && state.Borders.Count >= BordersMax) return Refusal.Conflict("border.too-many", $"A region has at most {BordersMax} borders.");
        return new BorderSet(command.To, command.Visibility);
    }

    public static Decision<RegionEvent> Decide(RemoveBorder command, RegionState state) => state.Borders.ContainsKey(command.To)
        ? new BorderRemoved(command.To)
        : Refusal.NotFound("border.unknown", "No border to that region was set here.");

    public static Decision<RegionEvent> Decide(SetRoute command, RegionState state, CommandContext context)
    {
        if (NeighbourProblem(command.To, state, context) is { } neighbour) return neighbour;
        if (IdRule.Problem("route", command.Route) is { } id) return id;
        if (TextRule.Problem("route's kind", command.Kind, TextRule.NameLengthMax) is { } kind) return kind;
        if (command.TravelDays is < 0 or > TravelDaysMax)
            return Refusal.Invalid("route.travel-days-out-of-range", $"A route takes 0 to {TravelDaysMax} days.");
        if (RegionRule.VisibilityProblem(command.Visibility) is { } visibility) return visibility;
        var known = state.Routes.TryGetValue(command.Route, out var present);
        if (known && present == new Route(command.To, command.Kind, command.TravelDays, command.Visibility)) return Decision<RegionEvent>.Nothing;
        if (!known && state.Routes.Count >= RoutesMax) return Refusal.Conflict("route.too-many", $"A region has at most {RoutesMax} routes.");
        return new RouteSet(command.Route, command.To, command.Kind, command.TravelDays, command.Visibility);
    }

    public static Decision<RegionEvent> Decide(RemoveRoute command, RegionState state) => state.Routes.ContainsKey(command.Route)
        ? new RouteRemoved(command.Route)
        : Refusal.NotFound("route.unknown", "There is no such route.");

    private static Refusal? NeighbourProblem(RegionId to, RegionState state, CommandContext context)
    {
        if (to == state.Id) return Refusal.Invalid("region.own-neighbour", "A region is not its own neighbour.");
        return context.World.Regions.ContainsKey(to) ? null : Refusal.NotFound("region.no-such-neighbour", "There is no such region to lead to.");
    }
}
