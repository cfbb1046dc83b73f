using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Replaces a combatant's conditions.</summary>
/// <param name="Combatant">The combatant.</param>
/// <param name="Conditions">At most 10 different ones of 1 to 40 characters.</param>
/// <remarks>Refused: <c>session.not-open</c>, <c>session.closed</c>, <c>combatant.unknown</c>, <c>combatant.conditions</c>, <c>text.*</c>.</remarks>
[Alias("set-combatant-conditions"), Requires(Permission.RunGame)]
public sealed record SetCombatantConditions(
    CombatantId Combatant,
    ImmutableArray<string> Conditions) : SessionCommand;
