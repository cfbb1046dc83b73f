namespace OrleansCampaigns.Contracts.Characters;

/// <summary>One character as a main channel sees it: the public its name and portrait, the table its appearance too, game masters everything.</summary>
[Alias("character-view")]
public sealed record CharacterView(
    CharacterId Character,
    string Name,
    string? Portrait = null,
    CharacterAppearance? Appearance = null,
    CharacterSheet? Sheet = null,
    CharacterSecrets? Secrets = null);
