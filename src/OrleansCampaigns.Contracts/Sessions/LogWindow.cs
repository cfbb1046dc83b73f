using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>How much of the log a view holds. Older entries leave it at the other end and are read from the journal.</summary>
public static class LogWindow
{
    /// <summary>Newest entries that a main channel's view holds.</summary>
    public const int MainEntriesMax = 200;

    /// <summary>Newest entries that a user's own view holds.</summary>
    public const int OwnEntriesMax = 100;

    public static ImmutableArray<LogEntryView> Append(ImmutableArray<LogEntryView> log, LogEntryView entry, int entriesMax) =>
        log.Length < entriesMax ? log.Add(entry) : [.. log.AsSpan()[(log.Length - entriesMax + 1)..], entry];
}
