using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Sets the character's arc as a whole.</summary>
/// <param name="Arc">Its three texts of at most 600 characters each may be empty.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>number.out-of-range</c> (the stage), <c>text.*</c>.</remarks>
[Alias("set-arc"), Requires(Permission.Play)]
public sealed record SetArc(CharacterArc Arc) : CharacterCommand;
