using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Creates the character that the command names, with full hit points and resources. A player becomes its owner; a game master's has no owner.</summary>
/// <param name="Name">1 to 120 characters.</param>
/// <param name="Schema">What its sheet holds; null: an empty sheet.</param>
/// <param name="HitPointsMaximum">1 to 1,000,000.</param>
/// <param name="Hidden">Known to game masters only; for game masters to choose.</param>
/// <remarks>Refused: <c>character.exists</c>, <c>character.too-many</c> (1,000 a campaign, 20 owned by one player), <c>schema.*</c>, <c>number.out-of-range</c>, <c>access.denied</c> (a player's hidden one), <c>text.*</c>.</remarks>
[Alias("create-character"), Requires(Permission.Play)]
public sealed record CreateCharacter(
    string Name,
    SheetSchema? Schema = null,
    int HitPointsMaximum = 10,
    bool Hidden = false) : CharacterCommand;
