namespace OrleansCampaigns.Journal;

/// <summary>The lane is full (<see cref="JournalLimits.WaitingAppendsMax"/>): nothing was written, come again later.</summary>
public sealed class JournalBusyException(string message) : JournalUnavailableException(message);
