using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Sets a combatant's hit points exactly.</summary>
/// <param name="Combatant">The combatant.</param>
/// <param name="HitPoints">−1,000,000 to 1,000,000.</param>
/// <remarks>Refused: <c>session.not-open</c>, <c>session.closed</c>, <c>combatant.unknown</c>, <c>combatant.hit-points</c>.</remarks>
[Alias("set-combatant-hit-points"), Requires(Permission.RunGame)]
public sealed record SetCombatantHitPoints(
    CombatantId Combatant,
    int HitPoints) : SessionCommand;
