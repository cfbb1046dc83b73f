using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>The rules of clocks.</summary>
internal static class RegionClocks
{
    public const int ClocksMax = 100;
    public const int SegmentsMin = 2;
    public const int SegmentsMax = 24;

    public static Decision<RegionEvent> Decide(StartClock command, RegionState state)
    {
        if (state.Clocks.ContainsKey(command.Clock)) return Refusal.Conflict("clock.exists", "A clock with this id exists already.");
        if (IdRule.Problem("clock", command.Clock) is { } id) return id;
        if (state.Clocks.Count >= ClocksMax) return Refusal.Conflict("clock.too-many", $"A region has at most {ClocksMax} clocks.");
        if (TextRule.Problem("clock's name", command.Name, TextRule.TitleLengthMax) is { } name) return name;
        if (SegmentsProblem(command.Segments, SegmentsMin) is { } segments) return segments;
        if (RegionRule.TextProblem("clock's consequence", command.Consequence, TextRule.LineLengthMax) is { } consequence) return consequence;
        if (RegionRule.VisibilityProblem(command.Visibility) is { } visibility) return visibility;
        if (command.Outcome is { } outcome && !IsAllowed(outcome)) return Refusal.Invalid("clock.outcome", "The clock's outcome holds a number or name that its command would refuse.");
        return new ClockStarted(command.Clock, command.Name, command.Segments, command.Consequence, command.Visibility, command.Outcome);
    }

    public static Decision<RegionEvent> Decide(TickClock command, RegionState state)
    {
        if (!state.Clocks.TryGetValue(command.Clock, out var clock)) return Unknown;
        if (SegmentsProblem(command.Segments, min: 1) is { } segments) return segments;
        var by = Math.Min(command.Segments, clock.Segments - clock.Filled);
        if (by == 0) return Decision<RegionEvent>.Nothing;
        var ticked = new ClockTicked(command.Clock, by);
        return clock.Filled + by == clock.Segments && !clock.HasFilled
            ? Decision<RegionEvent>.Accept(ticked, new ClockFilled(command.Clock, clock.Outcome))
            : ticked;
    }

    public static Decision<RegionEvent> Decide(UntickClock command, RegionState state)
    {
        if (!state.Clocks.TryGetValue(command.Clock, out var clock)) return Unknown;
        if (SegmentsProblem(command.Segments, min: 1) is { } segments) return segments;
        var by = Math.Min(command.Segments, clock.Filled);
        return by == 0 ? Decision<RegionEvent>.Nothing : new ClockUnticked(command.Clock, by);
    }

    public static Decision<RegionEvent> Decide(ResetClock command, RegionState state) => state.Clocks.GetValueOrDefault(command.Clock) switch
    {
        null => Unknown,
        { Filled: 0, HasFilled: false } => Decision<RegionEvent>.Nothing,
        _ => new ClockReset(command.Clock),
    };

    public static Decision<RegionEvent> Decide(SetClockVisibility command, RegionState state)
    {
        if (!state.Clocks.TryGetValue(command.Clock, out var clock)) return Unknown;
        if (RegionRule.VisibilityProblem(command.Visibility) is { } visibility) return visibility;
        return clock.Visibility == command.Visibility ? Decision<RegionEvent>.Nothing : new ClockVisibilitySet(command.Clock, command.Visibility);
    }

    public static Decision<RegionEvent> Decide(RemoveClock command, RegionState state) =>
        state.Clocks.ContainsKey(command.Clock) ? new ClockRemoved(command.Clock) : Unknown;

    private static Refusal Unknown => Refusal.NotFound("clock.unknown", "There is no such clock.");

    private static Refusal? SegmentsProblem(int segments, int min) => segments < min || segments > SegmentsMax
        ? Refusal.Invalid("clock.segments-out-of-range", $"The number of segments is {segments}; {min} to {SegmentsMax} are allowed.")
        : null;

    /// <summary>Its command's own numbers and texts; whether its target exists is seen when the clock fills.</summary>
    private static bool IsAllowed(ClockConsequence outcome) => outcome switch
    {
        ChangesRegionValue c => RegionMeasures.ValueProblem(c.Value, c.By, -RegionRule.PercentMax) is null,
        ChangesInfluence c => IdRule.Problem("faction", c.Faction) is null && RegionMeasures.InfluenceProblem(c.By, -RegionRule.PercentMax) is null,
        RaisesThreat c => RegionThreats.Problem(c.Name, c.Severity, c.Visibility) is null,
        TicksClock c => IdRule.Problem("region", c.Region) is null && IdRule.Problem("clock", c.Clock) is null && SegmentsProblem(c.Segments, min: 1) is null,
        _ => throw new InvalidOperationException($"{outcome.GetType().Name} has no rule."),
    };
}
