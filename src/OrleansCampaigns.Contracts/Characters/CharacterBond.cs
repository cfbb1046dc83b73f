using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>What ties a character to another, to a faction, or to whatever the text says.</summary>
[GenerateSerializer, Immutable, Alias("character-bond")]
public sealed record CharacterBond(
    [property: Id(0)] string Text,
    [property: Id(1)] CharacterId? ToCharacter = null,
    [property: Id(2)] FactionId? ToFaction = null);
