using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Consecutive entries of a session's log.</summary>
/// <param name="Entries">At most as many as were asked for.</param>
/// <param name="Next">To be sent as <see cref="ReadSessionLog.From"/>; null when this is the end.</param>
[Alias("session-log-page")]
public sealed record SessionLogPage(ImmutableArray<LogEntryView> Entries, int? Next = null) : Answer;
