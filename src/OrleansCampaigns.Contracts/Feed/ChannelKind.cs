namespace OrleansCampaigns.Contracts.Feed;

/// <summary>
/// The audiences of a campaign. Each is a separate, densely numbered feed; a viewer follows one main channel (by role) and their own.
/// </summary>
[Alias("channel-kind")]
public enum ChannelKind
{
    /// <summary>Everything: owner, game masters, co-game-masters, services.</summary>
    GameMasters = 1,

    /// <summary>What all players at the table see.</summary>
    Table = 2,

    /// <summary>What spectators see.</summary>
    Public = 3,

    /// <summary>What one user alone sees beside their main channel: whispers, their characters' sheets, what was revealed to them.</summary>
    Own = 4,
}
