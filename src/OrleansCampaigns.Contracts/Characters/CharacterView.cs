namespace OrleansCampaigns.Contracts.Characters;

/// <summary>One character as a main channel sees it: the public its name and portrait, the table its appearance too, game masters everything.</summary>
[GenerateSerializer, Immutable, Alias("character-view")]
public sealed record CharacterView(
    [property: Id(0)] CharacterId Character,
    [property: Id(1)] string Name,
    [property: Id(2)] string? Portrait = null,
    [property: Id(3)] CharacterAppearance? Appearance = null,
    [property: Id(4)] CharacterSheet? Sheet = null,
    [property: Id(5)] CharacterSecrets? Secrets = null);
