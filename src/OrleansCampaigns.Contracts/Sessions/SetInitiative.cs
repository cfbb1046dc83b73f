using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Sets a combatant's initiative; it moves behind those with the same. Whose turn it is does not change.</summary>
/// <param name="Combatant">The combatant.</param>
/// <param name="Initiative">−1,000 to 1,000; null stands behind all others.</param>
/// <remarks>Refused: <c>session.not-open</c>, <c>session.closed</c>, <c>combatant.unknown</c>, <c>combatant.initiative</c>.</remarks>
[Alias("set-initiative"), Requires(Permission.RunGame)]
public sealed record SetInitiative(
    CombatantId Combatant,
    int? Initiative = null) : SessionCommand;
