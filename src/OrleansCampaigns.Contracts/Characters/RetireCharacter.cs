using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Takes the character out of play with all that it has.</summary>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>).</remarks>
[Alias("retire-character"), Requires(Permission.Play)]
public sealed record RetireCharacter : CharacterCommand;
