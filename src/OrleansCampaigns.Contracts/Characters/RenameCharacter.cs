using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Gives the character another name.</summary>
/// <param name="Name">1 to 120 characters.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>text.*</c>.</remarks>
[GenerateSerializer, Immutable, Alias("rename-character"), Requires(Permission.Play)]
public sealed record RenameCharacter([property: Id(0)] string Name) : CharacterCommand;
