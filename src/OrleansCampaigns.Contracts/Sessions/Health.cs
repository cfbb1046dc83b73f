namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>How hurt a combatant looks to those who do not see its hit points.</summary>
[Alias("health")]
public enum Health
{
    /// <summary>At its maximum or above, or above zero with an unknown maximum.</summary>
    Unhurt,

    /// <summary>Below its maximum.</summary>
    Hurt,

    /// <summary>At half its maximum or below.</summary>
    Bloodied,

    /// <summary>At zero or below.</summary>
    Down,
}
