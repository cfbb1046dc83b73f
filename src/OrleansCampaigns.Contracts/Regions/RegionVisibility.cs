namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Who may see a region or a part of it. Each sees what the narrower ones leave open: what spectators see, players see too.</summary>
[Alias("region-visibility")]
public enum RegionVisibility
{
    /// <summary>Hidden: game masters only.</summary>
    GameMasters = 1,

    /// <summary>Game masters and players.</summary>
    Table = 2,

    /// <summary>Spectators too.</summary>
    Public = 3,
}
