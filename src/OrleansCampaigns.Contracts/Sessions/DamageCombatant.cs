using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Takes hit points away. Commutes with all damage and healing: what goes below zero is remembered, players see at least 0, game masters the exact number.</summary>
/// <param name="Combatant">The combatant.</param>
/// <param name="Amount">1 to 100,000 hit points.</param>
/// <remarks>Refused: <c>session.not-open</c>, <c>session.closed</c>, <c>combatant.unknown</c>, <c>combatant.no-hit-points</c>, <c>combatant.amount</c>.</remarks>
[Alias("damage-combatant"), Requires(Permission.RunGame)]
public sealed record DamageCombatant(
    CombatantId Combatant,
    int Amount) : SessionCommand;
