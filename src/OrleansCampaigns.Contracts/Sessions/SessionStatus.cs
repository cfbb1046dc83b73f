namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Where a session stands. Spectators see it from <see cref="Open"/> on.</summary>
[Alias("session-status")]
public enum SessionStatus
{
    /// <summary>A date is being found.</summary>
    Planned,

    /// <summary>Play is on.</summary>
    Open,

    /// <summary>A break.</summary>
    Paused,

    /// <summary>Over for good.</summary>
    Closed,
}
