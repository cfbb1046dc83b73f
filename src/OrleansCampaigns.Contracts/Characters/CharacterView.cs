namespace OrleansCampaigns.Contracts.Characters;

/// <summary>One character as a main channel sees it.</summary>
[GenerateSerializer, Immutable, Alias("character-view")]
public sealed record CharacterView([property: Id(0)] CharacterId Character, [property: Id(1)] string Name);
