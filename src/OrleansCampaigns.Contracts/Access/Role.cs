namespace OrleansCampaigns.Contracts.Access;

/// <summary>What a member of a campaign is. A higher role wins a conflict over a field.</summary>
[GenerateSerializer, Alias("role")]
public enum Role
{
    /// <summary>Follows what is public.</summary>
    Spectator = 1,

    /// <summary>Plays characters.</summary>
    Player = 2,

    /// <summary>A game server or tool: acts for the table as a game master does, but cannot change who is a member.</summary>
    Service = 3,

    /// <summary>Runs the game beside the game master; cannot remove them.</summary>
    CoGameMaster = 4,

    /// <summary>Runs the game and sees everything.</summary>
    GameMaster = 5,

    /// <summary>A game master who also owns the campaign: exactly one at any time.</summary>
    Owner = 6,
}
