namespace OrleansCampaigns.Journal;

/// <summary>The bounds of the journal, and what happens at each.</summary>
public static class JournalLimits
{
    /// <summary>A larger payload is refused before it gets here.</summary>
    public const int PayloadBytesMax = 64 * 1024;

    /// <summary>A batch is closed at this many rows; what is left waits for the next.</summary>
    public const int BatchRowsMax = 500;

    /// <summary>A batch is closed at this many payload bytes; what is left waits for the next.</summary>
    public const int BatchBytesMax = 256 * 1024;

    /// <summary>Appends that may wait in one lane; the next gets <see cref="JournalBusyException"/> at once.</summary>
    public const int WaitingAppendsMax = 8_000;
}
