namespace OrleansCampaigns.Contracts.Characters;

/// <summary>One character as a main channel sees it.</summary>
[Alias("character-view")]
public sealed record CharacterView(CharacterId Character, string Name);
