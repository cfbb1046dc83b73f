using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Sits down at the table, or changes what the sender sits there as.</summary>
/// <param name="Character">The sender's own character; null to sit without one. Game masters may take any.</param>
/// <param name="AsGameMaster">Sits as game master; only for those who run the game.</param>
/// <remarks>Refused: <c>session.closed</c>, <c>seat.no-such-character</c>, <c>seat.character-taken</c>, <c>seat.not-a-game-master</c>, <c>seat.none-free</c> (64), <c>session.too-many-participants</c> (500 different ones).</remarks>
[Alias("take-seat"), Requires(Permission.Play)]
public sealed record TakeSeat(
    CharacterId? Character = null,
    bool AsGameMaster = false) : SessionCommand;
