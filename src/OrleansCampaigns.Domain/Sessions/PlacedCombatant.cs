using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>A combatant as it entered, with what the audiences might know of its character then.</summary>
public sealed record PlacedCombatant(CombatantId Combatant, CombatantProfile Profile, Sight CharacterSight);
