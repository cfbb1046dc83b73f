using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Creates the character that the command names.</summary>
/// <param name="Name">1 to 120 characters.</param>
/// <remarks>Refused: <c>character.exists</c>, <c>text.*</c>.</remarks>
[Alias("create-character"), Requires(Permission.RunGame)]
public sealed record CreateCharacter(string Name) : CharacterCommand;
