using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Puts somebody into the initiative order, behind those with the same initiative. The first one begins a combat.</summary>
/// <param name="Combatant">Chosen by the sender.</param>
/// <param name="Profile">Who it is and how it stands.</param>
/// <remarks>Refused: <c>session.not-open</c>, <c>session.closed</c>, <c>combatant.exists</c>, <c>combat.too-many</c> (200), <c>combatant.*</c> as in <see cref="CombatantProfile"/>, <c>text.*</c>, <c>id.empty</c>.</remarks>
[Alias("add-combatant"), Requires(Permission.RunGame)]
public sealed record AddCombatant(
    CombatantId Combatant,
    CombatantProfile Profile) : SessionCommand;
