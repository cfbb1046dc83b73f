namespace OrleansCampaigns.Contracts.Characters;

/// <summary>One line of a list of characters.</summary>
[Alias("character-heading")]
public sealed record CharacterHeading(CharacterId Character, string Name);
