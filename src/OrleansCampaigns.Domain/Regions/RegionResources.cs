using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>The rules of a region's resources.</summary>
internal static class RegionResources
{
    public const int ResourcesMax = 100;
    public const long AmountMax = 1_000_000_000_000;

    public static Decision<RegionEvent> Decide(SetRegionResource command, RegionState state)
    {
        if (IdRule.Problem("resource", command.Resource) is { } id) return id;
        if (TextRule.Problem("resource's name", command.Name, TextRule.TitleLengthMax) is { } name) return name;
        if (RegionRule.TextProblem("resource's unit", command.Unit, TextRule.NameLengthMax) is { } unit) return unit;
        if (RegionRule.VisibilityProblem(command.Visibility) is { } visibility) return visibility;
        if (!InRange(command.Amount)) return OutOfRange;
        var known = state.Resources.TryGetValue(command.Resource, out var present);
        if (known && present == new RegionResource(command.Name, command.Amount, command.Unit, command.Visibility)) return Decision<RegionEvent>.Nothing;
        if (!known && state.Resources.Count >= ResourcesMax)
            return Refusal.Conflict("resource.too-many", $"A region has at most {ResourcesMax} resources.");
        return new RegionResourceSet(command.Resource, command.Name, command.Amount, command.Unit, command.Visibility);
    }

    public static Decision<RegionEvent> Decide(ChangeRegionResource command, RegionState state)
    {
        if (!state.Resources.TryGetValue(command.Resource, out var present)) return Unknown;
        // The change is tested before it is added: so the sum cannot overflow.
        if (command.By is < -2 * AmountMax or > 2 * AmountMax || !InRange(present.Amount + command.By)) return OutOfRange;
        return command.By == 0 ? Decision<RegionEvent>.Nothing : new RegionResourceAdjusted(command.Resource, command.By);
    }

    public static Decision<RegionEvent> Decide(RemoveRegionResource command, RegionState state) =>
        state.Resources.ContainsKey(command.Resource) ? new RegionResourceRemoved(command.Resource) : Unknown;

    private static Refusal Unknown => Refusal.NotFound("resource.unknown", "There is no such resource.");

    private static Refusal OutOfRange => Refusal.Invalid("resource.out-of-range", $"An amount is at most {AmountMax}, as a stock or as a debt.");

    private static bool InRange(long amount) => amount is >= -AmountMax and <= AmountMax;
}
