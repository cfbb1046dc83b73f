using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Tags the character, for the whole table to see.</summary>
/// <param name="Tag">1 to 60 characters; one that the schema allows.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>tag.not-allowed</c>, <c>tag.too-many</c> (40), <c>text.*</c>.</remarks>
[Alias("add-character-tag"), Requires(Permission.Play)]
public sealed record AddTag(string Tag) : CharacterCommand;
