using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>The rules of a region's values and of the factions' influence in it: all of them 0 to 100.</summary>
internal static class RegionMeasures
{
    public const int FactionsMax = 100;

    private const int DeltaMax = RegionRule.PercentMax;

    public static Decision<RegionEvent> Decide(SetRegionValue command, RegionState state)
    {
        if (ValueProblem(command.Value, command.To, min: 0) is { } problem) return problem;
        return ValueSet(command.Value, command.To, state);
    }

    public static Decision<RegionEvent> Decide(ChangeRegionValue command, RegionState state)
    {
        if (ValueProblem(command.Value, command.By, min: -DeltaMax) is { } problem) return problem;
        return ValueSet(command.Value, RegionRule.ClampPercent(state.Values.Of(command.Value) + command.By), state);
    }

    public static Decision<RegionEvent> Decide(SetFactionInfluence command, RegionState state)
    {
        if (InfluenceProblem(command.Influence, min: 0) is { } influence) return influence;
        if (RegionRule.VisibilityProblem(command.Visibility) is { } visibility) return visibility;
        return InfluenceSet(command.Faction, new FactionInfluence(command.Influence, command.Visibility), state);
    }

    public static Decision<RegionEvent> Decide(ChangeFactionInfluence command, RegionState state)
    {
        if (InfluenceProblem(command.By, min: -DeltaMax) is { } problem) return problem;
        if (!state.Influence.TryGetValue(command.Faction, out var present)) present = new FactionInfluence(Influence: 0, RegionVisibility.GameMasters);
        var changed = RegionRule.ClampPercent(present.Influence + command.By);
        return changed == present.Influence
            ? Decision<RegionEvent>.Nothing
            : InfluenceSet(command.Faction, present with { Influence = changed }, state);
    }

    public static Decision<RegionEvent> Decide(RemoveFactionInfluence command, RegionState state) => state.Influence.ContainsKey(command.Faction)
        ? new FactionInfluenceRemoved(command.Faction)
        : Refusal.NotFound("influence.unknown", "The faction has no influence in this region.");

    public static Refusal? ValueProblem(RegionValue value, int number, int min)
    {
        if (!Enum.IsDefined(value)) return Refusal.Invalid("region.no-such-value", "A region has prosperity, security, faith, scarcity and corruption.");
        return number < min || number > RegionRule.PercentMax
            ? Refusal.Invalid("region.value-out-of-range", $"The number is {number}; {min} to {RegionRule.PercentMax} are allowed.")
            : null;
    }

    public static Refusal? InfluenceProblem(int number, int min) => number < min || number > RegionRule.PercentMax
        ? Refusal.Invalid("influence.out-of-range", $"The number is {number}; {min} to {RegionRule.PercentMax} are allowed.")
        : null;

    private static Decision<RegionEvent> ValueSet(RegionValue value, int to, RegionState state) =>
        state.Values.Of(value) == to ? Decision<RegionEvent>.Nothing : new RegionValueSet(value, to);

    private static Decision<RegionEvent> InfluenceSet(FactionId faction, FactionInfluence to, RegionState state)
    {
        var known = state.Influence.TryGetValue(faction, out var present);
        if (known && present == to) return Decision<RegionEvent>.Nothing;
        if (IdRule.Problem("faction", faction) is { } id) return id;
        if (!known && state.Influence.Count >= FactionsMax)
            return Refusal.Conflict("influence.too-many", $"At most {FactionsMax} factions have influence in a region.");
        return new FactionInfluenceSet(faction, to.Influence, to.Visibility);
    }
}
