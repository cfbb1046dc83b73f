namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Who learns the result of a roll.</summary>
[Alias("roll-audience")]
public enum RollAudience
{
    /// <summary>All who follow the session.</summary>
    Public,

    /// <summary>The roller and the game masters.</summary>
    GameMasters,

    /// <summary>The game masters. The roller only sees that they rolled; others see nothing.</summary>
    Blind,

    /// <summary>The roller alone, not even the game masters.</summary>
    Self,
}
