using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>What ties a character to another, to a faction, or to whatever the text says.</summary>
[Alias("character-bond")]
public sealed record CharacterBond(
    string Text,
    CharacterId? ToCharacter = null,
    FactionId? ToFaction = null);
