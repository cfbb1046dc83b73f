using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Takes the character from the sight of all but game masters.</summary>
/// <remarks>Refused: <c>character.owned</c>: a character that somebody plays cannot be hidden.</remarks>
[Alias("hide-character"), Requires(Permission.RunGame)]
public sealed record HideCharacter : CharacterCommand;
