namespace OrleansCampaigns.Contracts.Characters;

/// <summary>What one user alone sees of one character.</summary>
[Alias("character-own-view")]
public sealed record CharacterOwnView(CharacterId Character);
