using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Takes a tag away. Nothing happens when it is not there.</summary>
/// <param name="Tag">The tag.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>).</remarks>
[Alias("remove-character-tag"), Requires(Permission.Play)]
public sealed record RemoveTag(string Tag) : CharacterCommand;
