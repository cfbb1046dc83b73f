using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>What holds in every region.</summary>
internal static class RegionInvariants
{
    private static readonly Invariant Created = new("region.created-once", "A region is created by its first event and never again.");
    private static readonly Invariant Values = new("region.values", "A region's values are 0 to 100.");
    private static readonly Invariant Influence = new("region.influence", "Influences are 0 to 100 and at most as many as allowed.");
    private static readonly Invariant Clocks = new("region.clocks", "Clocks are filled by 0 to all of their segments and at most as many as allowed.");
    private static readonly Invariant Threats = new("region.threats", "Threats have a severity of 1 to 5 and are at most as many as allowed.");
    private static readonly Invariant Resources = new("region.resources", "Resources are within their bounds and at most as many as allowed.");
    private static readonly Invariant Ways = new("region.ways", "Borders and routes lead elsewhere, take a time that is allowed, and are at most as many as allowed.");
    private static readonly Invariant Facts = new("region.facts", "Facts and those who were told one alone are at most as many as allowed.");

    public static ImmutableArray<Invariant> All { get; } = [Created, Values, Influence, Clocks, Threats, Resources, Ways, Facts];

    public static Invariant? BrokenBy(RegionState before, RegionState after, RegionEvent happened)
    {
        if (before.Exists == happened is RegionCreated) return Created;
        return happened switch
        {
            RegionValueSet e => Unless(IsPercent(e.To), Values),
            FactionInfluenceSet e => Unless(IsPercent(e.Influence) && after.Influence.Count <= RegionMeasures.FactionsMax, Influence),
            ClockStarted e => before.Clocks.ContainsKey(e.Clock) ? Clocks : OfClock(after, e.Clock),
            ClockTicked e => e.By < 1 ? Clocks : OfClock(after, e.Clock),
            ClockUnticked e => e.By < 1 ? Clocks : OfClock(after, e.Clock),
            ThreatRaised e => before.Threats.ContainsKey(e.Threat) ? Threats : OfThreat(after, e.Threat),
            ThreatSeveritySet e => OfThreat(after, e.Threat),
            RegionResourceSet e => OfResource(after, e.Resource),
            RegionResourceAdjusted e => OfResource(after, e.Resource),
            BorderSet e => Unless(e.To != after.Id && after.Borders.Count <= RegionWays.BordersMax, Ways),
            RouteSet e => Unless(IsWay(after, after.Routes[e.Route]) && after.Routes.Count <= RegionWays.RoutesMax, Ways),
            FactRecorded e => Unless(!before.Facts.ContainsKey(e.Fact) && after.Facts.Count <= RegionFacts.FactsMax, Facts),
            FactRevealed e => Unless(IsTold(after.Facts[e.Fact]), Facts),
            _ => null,
        };
    }

    public static List<Invariant> BrokenIn(RegionState state) => Invariant.Broken(
        (!state.Exists, Created),
        (!Enum.GetValues<RegionValue>().All(value => IsPercent(state.Values.Of(value))), Values),
        (state.Influence.Count > RegionMeasures.FactionsMax || !state.Influence.Values.All(there => IsPercent(there.Influence)), Influence),
        (state.Clocks.Count > RegionClocks.ClocksMax || !state.Clocks.Values.All(IsClock), Clocks),
        (state.Threats.Count > RegionThreats.ThreatsMax || !state.Threats.Values.All(IsThreat), Threats),
        (state.Resources.Count > RegionResources.ResourcesMax || !state.Resources.Values.All(IsResource), Resources),
        (state.Borders.Count > RegionWays.BordersMax || state.Borders.ContainsKey(state.Id), Ways),
        (state.Routes.Count > RegionWays.RoutesMax || !state.Routes.Values.All(route => IsWay(state, route)), Ways),
        (state.Facts.Count > RegionFacts.FactsMax || !state.Facts.Values.All(IsTold), Facts));

    private static Invariant? OfClock(RegionState after, ClockId clock) => Unless(after.Clocks.Count <= RegionClocks.ClocksMax && IsClock(after.Clocks[clock]), Clocks);

    private static Invariant? OfThreat(RegionState after, ThreatId threat) => Unless(after.Threats.Count <= RegionThreats.ThreatsMax && IsThreat(after.Threats[threat]), Threats);

    private static Invariant? OfResource(RegionState after, RegionResourceId resource) =>
        Unless(after.Resources.Count <= RegionResources.ResourcesMax && IsResource(after.Resources[resource]), Resources);

    private static bool IsPercent(int value) => value is >= 0 and <= RegionRule.PercentMax;

    private static bool IsClock(Clock clock) =>
        clock.Segments is >= RegionClocks.SegmentsMin and <= RegionClocks.SegmentsMax && clock.Filled >= 0 && clock.Filled <= clock.Segments;

    private static bool IsThreat(Threat threat) => threat.Severity is >= 1 and <= RegionThreats.SeverityMax;

    private static bool IsResource(RegionResource resource) => resource.Amount is >= -RegionResources.AmountMax and <= RegionResources.AmountMax;

    private static bool IsWay(RegionState state, Route route) => route.To != state.Id && route.TravelDays is >= 0 and <= RegionWays.TravelDaysMax;

    private static bool IsTold(Fact fact) => fact.Knowledge.Users.Count <= RegionFacts.UsersMaxPerFact;

    private static Invariant? Unless(bool holds, Invariant invariant) => holds ? null : invariant;
}
