using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>The rules of threats.</summary>
internal static class RegionThreats
{
    public const int ThreatsMax = 200;
    public const int SeverityMax = 5;

    public static Decision<RegionEvent> Decide(RaiseThreat command, RegionState state)
    {
        if (state.Threats.ContainsKey(command.Threat)) return Refusal.Conflict("threat.exists", "A threat with this id exists already.");
        if (IdRule.Problem("threat", command.Threat) is { } id) return id;
        if (state.Threats.Count >= ThreatsMax) return Refusal.Conflict("threat.too-many", $"A region has at most {ThreatsMax} threats. Remove resolved ones.");
        if (Problem(command.Name, command.Severity, command.Visibility) is { } problem) return problem;
        return new ThreatRaised(command.Threat, command.Name, command.Severity, command.Visibility);
    }

    public static Decision<RegionEvent> Decide(SetThreatSeverity command, RegionState state)
    {
        if (!state.Threats.TryGetValue(command.Threat, out var threat)) return Unknown;
        if (SeverityProblem(command.Severity) is { } severity) return severity;
        return threat.Severity == command.Severity ? Decision<RegionEvent>.Nothing : new ThreatSeveritySet(command.Threat, command.Severity);
    }

    public static Decision<RegionEvent> Decide(SetThreatVisibility command, RegionState state)
    {
        if (!state.Threats.TryGetValue(command.Threat, out var threat)) return Unknown;
        if (RegionRule.VisibilityProblem(command.Visibility) is { } visibility) return visibility;
        return threat.Visibility == command.Visibility ? Decision<RegionEvent>.Nothing : new ThreatVisibilitySet(command.Threat, command.Visibility);
    }

    public static Decision<RegionEvent> Decide(ResolveThreat command, RegionState state) => state.Threats.GetValueOrDefault(command.Threat) switch
    {
        null => Unknown,
        { Resolved: true } => Decision<RegionEvent>.Nothing,
        _ => new ThreatResolved(command.Threat),
    };

    public static Decision<RegionEvent> Decide(RemoveThreat command, RegionState state) =>
        state.Threats.ContainsKey(command.Threat) ? new ThreatRemoved(command.Threat) : Unknown;

    public static Refusal? Problem(string name, int severity, RegionVisibility visibility) =>
        TextRule.Problem("threat's name", name, TextRule.TitleLengthMax) ?? SeverityProblem(severity) ?? RegionRule.VisibilityProblem(visibility);

    private static Refusal Unknown => Refusal.NotFound("threat.unknown", "There is no such threat.");

    private static Refusal? SeverityProblem(int severity) => severity is < 1 or > SeverityMax
        ? Refusal.Invalid("threat.severity-out-of-range", $"A threat's severity is 1 to {SeverityMax}.")
        : null;
}
