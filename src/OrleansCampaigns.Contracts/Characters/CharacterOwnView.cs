namespace OrleansCampaigns.Contracts.Characters;

/// <summary>What one user alone sees of one character.</summary>
[GenerateSerializer, Immutable, Alias("character-own-view")]
public sealed record CharacterOwnView([property: Id(0)] CharacterId Character);
