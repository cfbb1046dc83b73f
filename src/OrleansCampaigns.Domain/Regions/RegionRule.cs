using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>What the region's deciders check alike. Null: it is fine.</summary>
internal static class RegionRule
{
    public const int PercentMax = 100;

    public static Refusal? VisibilityProblem(RegionVisibility visibility) => Enum.IsDefined(visibility)
        ? null
        : Refusal.Invalid("region.no-such-visibility", "It is visible to gameMasters, table or public.");

    /// <summary>A text that may be empty, but must be there.</summary>
    public static Refusal? TextProblem(string what, string? text, int lengthMax) => text is null
        ? Refusal.Invalid("text.empty", $"The {what} is missing.")
        : TextRule.ProblemIfAny(what, text, lengthMax);

    public static int ClampPercent(int value) => Math.Clamp(value, 0, PercentMax);
}
