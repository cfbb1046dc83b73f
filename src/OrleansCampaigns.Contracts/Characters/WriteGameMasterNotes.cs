using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Replaces the notes on this character that only game masters see.</summary>
/// <param name="Text">At most 8,000 characters; may be empty.</param>
/// <remarks>Refused: <c>text.*</c>.</remarks>
[Alias("write-game-master-notes"), Requires(Permission.RunGame)]
public sealed record WriteGameMasterNotes(string Text) : CharacterCommand;
