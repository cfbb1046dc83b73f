using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Replaces what is known of a combatant. With another initiative it moves behind those with the same.</summary>
/// <param name="Combatant">The combatant.</param>
/// <param name="Profile">All of it, hit points too.</param>
/// <remarks>Refused: <c>session.not-open</c>, <c>session.closed</c>, <c>combatant.unknown</c>, <c>combatant.*</c> as in <see cref="CombatantProfile"/>, <c>text.*</c>.</remarks>
[Alias("change-combatant"), Requires(Permission.RunGame)]
public sealed record ChangeCombatant(
    CombatantId Combatant,
    CombatantProfile Profile) : SessionCommand;
