using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Takes a turn back.</summary>
/// <param name="From">Who has the turn now. When it is not theirs any more nothing changes. Null: whoever has it.</param>
/// <remarks>Refused: <c>session.not-open</c>, <c>session.closed</c>, <c>combat.none</c>, <c>combat.at-start</c>.</remarks>
[Alias("previous-turn"), Requires(Permission.RunGame)]
public sealed record PreviousTurn(CombatantId? From = null) : SessionCommand;
