using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Characters;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>A combatant as one audience sees it.</summary>
/// <param name="Combatant">The combatant.</param>
/// <param name="Name">Its name.</param>
/// <param name="Hidden">Only ever true for game masters.</param>
/// <param name="HitPointsHidden">Players see <paramref name="Health"/> instead of hit points.</param>
/// <param name="Conditions">In the order in which the game master gave them.</param>
/// <param name="Initiative">Null: none yet.</param>
/// <param name="HitPoints">For game masters the exact number, below zero and above the maximum too; for players between 0 and the maximum.</param>
/// <param name="HitPointsMax">If known to this audience.</param>
/// <param name="Health">Null when nobody counts its hit points here.</param>
/// <param name="Character">Whose sheet it is, if this audience may know the character.</param>
[Alias("combatant-view")]
public sealed record CombatantView(
    CombatantId Combatant,
    string Name,
    bool Hidden,
    bool HitPointsHidden,
    ImmutableArray<string> Conditions,
    int? Initiative = null,
    long? HitPoints = null,
    int? HitPointsMax = null,
    Health? Health = null,
    CharacterId? Character = null);
