using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Shows this picture of the character to all who see it.</summary>
/// <param name="Url">An absolute <c>https</c> address without credentials, at most 500 characters; null: no picture.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>portrait.invalid</c>.</remarks>
[Alias("set-portrait"), Requires(Permission.Play)]
public sealed record SetPortrait(string? Url = null) : CharacterCommand;
