using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Gives hit points back. Commutes with all damage and healing: what goes above the maximum is remembered, players see at most the maximum, game masters the exact number. <see cref="SetCombatantHitPoints"/> clears such an excess.</summary>
/// <param name="Combatant">The combatant.</param>
/// <param name="Amount">1 to 100,000 hit points.</param>
/// <remarks>Refused: <c>session.not-open</c>, <c>session.closed</c>, <c>combatant.unknown</c>, <c>combatant.no-hit-points</c>, <c>combatant.amount</c>.</remarks>
[Alias("heal-combatant"), Requires(Permission.RunGame)]
public sealed record HealCombatant(
    CombatantId Combatant,
    int Amount) : SessionCommand;
