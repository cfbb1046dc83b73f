namespace OrleansCampaigns.Journal;

/// <summary>The database cannot be reached or turned the work away: nothing was written.</summary>
public class JournalUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
