using System.Collections.Immutable;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>The newest entries of a log, oldest first. A queue: an entry costs the same however many there are.</summary>
public sealed record RecentLog(int Count, ImmutableQueue<LogEntry> Entries)
{
    public static RecentLog Empty { get; } = new(0, []);

    /// <summary>At <paramref name="entriesMax"/> the oldest entry leaves.</summary>
    public RecentLog Append(LogEntry entry, int entriesMax) => Count < entriesMax
        ? new RecentLog(Count + 1, Entries.Enqueue(entry))
        : new RecentLog(Count, Entries.Dequeue().Enqueue(entry));
}
