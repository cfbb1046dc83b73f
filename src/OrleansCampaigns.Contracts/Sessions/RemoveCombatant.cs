using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Takes a combatant out. If it has the turn, the next one gets it; without anybody left the combat is over. An unknown one changes nothing.</summary>
/// <param name="Combatant">The combatant.</param>
/// <remarks>Refused: <c>session.not-open</c>, <c>session.closed</c>.</remarks>
[Alias("remove-combatant"), Requires(Permission.RunGame)]
public sealed record RemoveCombatant(CombatantId Combatant) : SessionCommand;
