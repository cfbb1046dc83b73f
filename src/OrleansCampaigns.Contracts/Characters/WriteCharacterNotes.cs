using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Replaces the notes that the owners and game masters share.</summary>
/// <param name="Text">At most 8,000 characters; may be empty.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>text.*</c>.</remarks>
[Alias("write-character-notes"), Requires(Permission.Play)]
public sealed record WriteCharacterNotes(string Text) : CharacterCommand;
