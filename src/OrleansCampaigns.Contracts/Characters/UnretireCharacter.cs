using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Brings a retired character back into play.</summary>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>).</remarks>
[Alias("unretire-character"), Requires(Permission.Play)]
public sealed record UnretireCharacter : CharacterCommand;
