using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Who sits at the table, as what. Whether they are connected is another matter.</summary>
/// <param name="User">The member.</param>
/// <param name="AsGameMaster">Sits as game master.</param>
/// <param name="Since">When they took the seat.</param>
/// <param name="Character">Whom they play, if this audience may know the character.</param>
[Alias("seat-view")]
public sealed record SeatView(
    UserId User,
    bool AsGameMaster,
    DateTimeOffset Since,
    CharacterId? Character = null);
