using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Records or changes a bond of the character.</summary>
/// <param name="Bond">Chosen by the sender.</param>
/// <param name="Text">1 to 600 characters.</param>
/// <param name="ToCharacter">The other side, a character that the sender can see; null: none.</param>
/// <param name="ToFaction">The other side, a faction; null: none. Not both.</param>
/// <param name="Secret">Known to game masters only, also not to the owner; for game masters to choose. Secret and open bonds are kept apart, also when they share an id.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>bond.two-sides</c>, <c>bond.would-reveal</c> (an open bond to a hidden character), <c>bond.too-many</c> (30 open, 30 secret), <c>access.denied</c>, <c>id.empty</c>, <c>text.*</c>.</remarks>
[Alias("set-bond"), Requires(Permission.Play)]
public sealed record SetBond(
    BondId Bond,
    string Text,
    CharacterId? ToCharacter = null,
    FactionId? ToFaction = null,
    bool Secret = false) : CharacterCommand;
