using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>One place in the initiative order.</summary>
/// <param name="HitPoints">
/// The plain sum of all damage and healing, below zero and above the maximum too: so their order never matters. What players see is clamped in the view.
/// </param>
public sealed record Combatant(
    CombatantId Id,
    string Name,
    bool Hidden,
    bool HitPointsHidden,
    ImmutableArray<string> Conditions,
    Sight CharacterSight,
    int? Initiative = null,
    long? HitPoints = null,
    int? HitPointsMax = null,
    CharacterId? Character = null)
{
    public static Combatant Of(PlacedCombatant placed)
    {
        var profile = placed.Profile;
        return new Combatant(
            placed.Combatant, profile.Name, profile.Hidden, profile.HitPointsHidden, profile.Conditions,
            placed.CharacterSight, profile.Initiative, profile.HitPoints, profile.HitPointsMax, profile.Character);
    }

    public bool SameAs(Combatant other) =>
        this with { Conditions = [] } == other with { Conditions = [] } && Conditions.SequenceEqual(other.Conditions, StringComparer.Ordinal);
}
