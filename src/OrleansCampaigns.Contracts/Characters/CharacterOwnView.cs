namespace OrleansCampaigns.Contracts.Characters;

/// <summary>What one user alone sees of one character: the sheet, while they own it.</summary>
[GenerateSerializer, Immutable, Alias("character-own-view")]
public sealed record CharacterOwnView([property: Id(0)] CharacterId Character, [property: Id(1)] CharacterSheet Sheet);
