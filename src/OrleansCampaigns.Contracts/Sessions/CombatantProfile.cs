using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Characters;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>What a game master says of a combatant.</summary>
/// <param name="Name">1 to 60 characters.</param>
/// <param name="Hidden">Players see no trace of it.</param>
/// <param name="HitPointsHidden">Players see how hurt it looks (<see cref="Health"/>), not its hit points.</param>
/// <param name="Conditions">At most 10 different ones of 1 to 40 characters; <c>combatant.conditions</c>.</param>
/// <param name="Initiative">−1,000 to 1,000, or null to stand behind all others; <c>combatant.initiative</c>.</param>
/// <param name="HitPoints">−1,000,000 to 1,000,000, or null when nobody counts them here; <c>combatant.hit-points</c>.</param>
/// <param name="HitPointsMax">1 to 1,000,000, or null when unknown; <c>combatant.hit-points</c>.</param>
/// <param name="Character">Whose sheet it is; <c>combatant.no-such-character</c>.</param>
[Alias("combatant-profile")]
public sealed record CombatantProfile(
    string Name,
    bool Hidden,
    bool HitPointsHidden,
    ImmutableArray<string> Conditions,
    int? Initiative = null,
    int? HitPoints = null,
    int? HitPointsMax = null,
    CharacterId? Character = null);
