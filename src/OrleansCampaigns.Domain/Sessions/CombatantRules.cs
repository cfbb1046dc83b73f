using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>What a combatant may be.</summary>
public static class CombatantRules
{
    public const int InitiativeMax = 1_000;
    public const int HitPointsMax = 1_000_000;
    public const int ConditionsMax = 10;
    public const int ConditionLengthMax = 40;

    public static Refusal? Problem(CombatantProfile profile, CampaignWorld world)
    {
        if (profile is null) return Refusal.Invalid("combatant.profile", "The combatant is missing.");
        if (TextRule.Problem("combatant's name", profile.Name, TextRule.NameLengthMax) is { } name) return name;
        if (InitiativeProblem(profile.Initiative) is { } initiative) return initiative;
        if (HitPointsProblem(profile.HitPoints, profile.HitPointsMax) is { } hitPoints) return hitPoints;
        if (!profile.Conditions.IsDefault && ConditionsProblem(profile.Conditions) is { } conditions) return conditions;
        return profile.Character is not { } id || (world.Characters.TryGetValue(id, out var character) && character.Exists)
            ? null
            : Refusal.NotFound("combatant.no-such-character", "There is no such character.");
    }

    public static PlacedCombatant Place(CombatantId combatant, CombatantProfile profile, CampaignWorld world) => new(
        combatant,
        profile.Conditions.IsDefault ? profile with { Conditions = [] } : profile,
        Sights.OfCharacter(world, profile.Character));

    public static Refusal? InitiativeProblem(int? initiative) => initiative is < -InitiativeMax or > InitiativeMax
        ? Refusal.Invalid("combatant.initiative", $"Initiative is −{InitiativeMax} to {InitiativeMax}.")
        : null;

    public static Refusal? HitPointsProblem(int? hitPoints, int? hitPointsMax) => hitPoints is < -HitPointsMax or > HitPointsMax || hitPointsMax is < 1 or > HitPointsMax
        ? Refusal.Invalid("combatant.hit-points", $"Hit points are −{HitPointsMax} to {HitPointsMax}, their maximum at least 1.")
        : null;

    public static Refusal? ConditionsProblem(ImmutableArray<string> conditions)
    {
        if (conditions.Length > ConditionsMax) return Refusal.Invalid("combatant.conditions", $"A combatant has at most {ConditionsMax} conditions.");
        foreach (var condition in conditions)
            if (TextRule.Problem("condition", condition, ConditionLengthMax) is { } problem) return problem;
        return conditions.Distinct(StringComparer.Ordinal).Count() == conditions.Length ? null : Refusal.Invalid("combatant.conditions", "A condition is named twice.");
    }
}
