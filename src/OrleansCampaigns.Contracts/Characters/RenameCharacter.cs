using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Gives the character another name.</summary>
/// <param name="Name">1 to 120 characters.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>text.*</c>.</remarks>
[Alias("rename-character"), Requires(Permission.Play)]
public sealed record RenameCharacter(string Name) : CharacterCommand;
