namespace OrleansCampaigns.Contracts.Characters;

/// <summary>What one user alone sees of one character: the sheet, while they own it.</summary>
[Alias("character-own-view")]
public sealed record CharacterOwnView(CharacterId Character, CharacterSheet Sheet);
