namespace OrleansCampaigns.Contracts.Characters;

/// <summary>How a character looks to those who do not see its hit points.</summary>
[Alias("character-health")]
public enum CharacterHealth
{
    /// <summary>At its maximum.</summary>
    Unhurt,

    /// <summary>Below the maximum and above half of it.</summary>
    Hurt,

    /// <summary>At half the maximum or below.</summary>
    Bloodied,

    /// <summary>At 0.</summary>
    Down,
}
