namespace OrleansCampaigns.Journal;

/// <summary>The bounds of the journal, and what happens at each.</summary>
public static class JournalLimits
{
    /// <summary>A larger payload is an <see cref="ArgumentException"/>: the rules of play refuse it before it gets here.</summary>
    public const int PayloadBytesMax = 64 * 1024;

    /// <summary>A longer event type, or one with a NUL character, is an <see cref="ArgumentException"/>.</summary>
    public const int EventTypeCharsMax = 200;

    /// <summary>A batch is closed at this many rows; what is left waits for the next. One larger append goes alone.</summary>
    public const int BatchRowsMax = 500;

    /// <summary>A batch is closed at this many payload bytes; what is left waits for the next. One larger append goes alone.</summary>
    public const int BatchBytesMax = 256 * 1024;

    /// <summary>Appends that may wait in one lane; the next gets <see cref="JournalBusyException"/> at once.</summary>
    public const int WaitingAppendsMax = 8_000;

    /// <summary>Rows, heads or ids in one read; asking for more is an <see cref="ArgumentOutOfRangeException"/>, so that no pager takes a cut page for the last.</summary>
    public const int ReadRowsMax = 10_000;

    /// <summary>Deliveries of a webhook that is removed go in transactions of so many, the few that are added meanwhile with the last: nobody who writes waits for thousands.</summary>
    public const int DeliveriesRemovedAtOnce = 1_000;

    /// <summary>
    /// Open dead letters of one handler and campaign. At it the handler gives up nothing more: an event that fails is tried again until it does not, or there is room, and the lag
    /// shows it. No letter is ever removed to make room.
    /// </summary>
    public const int OpenDeadLettersMax = 1_000;

    /// <summary>Tries of one statement that PostgreSQL ends as a deadlock or serialization victim; then <see cref="JournalUnavailableException"/>.</summary>
    public const int ConflictTriesMax = 5;

    /// <summary>Work that may wait for the one writer of a SQLite file; more gets <see cref="JournalBusyException"/> at once.</summary>
    public const int SqliteWaitingWorkMax = 1_024;

    /// <summary>Reads of a SQLite file that run at once; more wait for their turn.</summary>
    public const int SqliteReadsMax = 4;

    /// <summary>How long a SQLite statement waits for another process's lock; then <see cref="JournalUnavailableException"/>.</summary>
    public static readonly TimeSpan SqliteLockWaitMax = TimeSpan.FromSeconds(5);
}
