namespace OrleansCampaigns.Server;

/// <summary>How the process ends, for scripts and supervisors.</summary>
public static class ExitCodes
{
    public const int Done = 0;

    /// <summary>Something outside is away: starting again can help.</summary>
    public const int Outage = 1;

    /// <summary>A check found a difference: what came out is not what went in.</summary>
    public const int Different = 1;

    /// <summary>The configuration or the schema is wrong: starting again does not help.</summary>
    public const int Refused = 2;
}
