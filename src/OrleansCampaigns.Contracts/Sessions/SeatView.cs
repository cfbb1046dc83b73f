using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Who sits at the table, as what. Whether they are connected is another matter.</summary>
/// <param name="User">The member.</param>
/// <param name="AsGameMaster">Sits as game master.</param>
/// <param name="Since">When they took the seat.</param>
/// <param name="Character">Whom they play, if this audience may know the character.</param>
[GenerateSerializer, Immutable, Alias("seat-view")]
public sealed record SeatView(
    [property: Id(0)] UserId User,
    [property: Id(1)] bool AsGameMaster,
    [property: Id(2)] DateTimeOffset Since,
    [property: Id(3)] CharacterId? Character = null);
