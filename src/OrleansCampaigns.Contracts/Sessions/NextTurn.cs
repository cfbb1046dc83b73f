using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>The turn passes to the next combatant; behind the last begins the next round.</summary>
/// <param name="After">Whose turn ends. When it is not theirs any more nothing changes, so two game masters who click at once advance once (unless nobody else is in the combat). Null: whoever has it.</param>
/// <remarks>Refused: <c>session.not-open</c>, <c>session.closed</c>, <c>combat.none</c>, <c>combat.too-long</c> (10,000 rounds).</remarks>
[Alias("next-turn"), Requires(Permission.RunGame)]
public sealed record NextTurn(CombatantId? After = null) : SessionCommand;
