using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Replaces the combat as a whole, for game servers that run it themselves. The same state again changes nothing.</summary>
/// <param name="Round">0 (not begun) to 10,000.</param>
/// <param name="Order">At most 200 in the order of their turns, whatever their initiative; about 60,000 bytes of JSON.</param>
/// <param name="Turn">Who has the turn: one of <paramref name="Order"/>, or null.</param>
/// <remarks>Refused: <c>session.not-open</c>, <c>session.closed</c>, <c>combat.round</c>, <c>combat.too-many</c>, <c>combat.too-large</c>, <c>combat.turn</c>, <c>combatant.exists</c> (twice in the order), <c>combatant.*</c>, <c>text.*</c>, <c>id.empty</c>.</remarks>
[Alias("report-combat"), Requires(Permission.RunGame)]
public sealed record ReportCombat(
    int Round,
    ImmutableArray<ReportedCombatant> Order,
    CombatantId? Turn = null) : SessionCommand;
