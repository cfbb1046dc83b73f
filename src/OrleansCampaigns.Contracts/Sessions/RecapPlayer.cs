using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>One member's part in an evening, as everybody saw it.</summary>
/// <param name="User">The member.</param>
/// <param name="Lines">Public lines.</param>
/// <param name="Quotes">Those of them that were in character.</param>
/// <param name="Rolls">Public rolls.</param>
/// <param name="Character">Whom they played last, if everybody might know.</param>
[Alias("recap-player")]
public sealed record RecapPlayer(
    UserId User,
    long Lines,
    long Quotes,
    long Rolls,
    CharacterId? Character = null);
