namespace OrleansCampaigns.Journal;

/// <summary>What became of an event that was to become a dead letter.</summary>
public enum DeadLetterPut
{
    /// <summary>It is one, or was and is settled.</summary>
    Stored,

    /// <summary>Somebody else has claimed the handler's work since: nothing was stored.</summary>
    Superseded,

    /// <summary>The handler has <see cref="JournalLimits.OpenDeadLettersMax"/> open letters of the campaign: nothing was stored.</summary>
    Full,
}
