namespace OrleansCampaigns.Journal;

/// <summary>The database cannot be reached or turned the work away: nothing was written.</summary>
public class JournalUnavailableException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The lane is full (<see cref="JournalLimits.WaitingAppendsMax"/>): nothing was written, come again later.</summary>
public sealed class JournalBusyException(string message) : JournalUnavailableException(message);

/// <summary>The connection died while a commit was under way: the rows are written, or they are not. Only reading the journal can tell.</summary>
public sealed class JournalOutcomeUnknownException(string message, Exception? cause = null) : Exception(message, cause);
