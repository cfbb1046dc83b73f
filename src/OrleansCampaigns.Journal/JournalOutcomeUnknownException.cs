namespace OrleansCampaigns.Journal;

/// <summary>
/// The connection died while a commit was under way: the rows are written, or they are not, or the database is still at it.
/// Take the campaign over first (that waits for the commit under way and shuts out later ones), then read: only then is "not found" final.
/// </summary>
public sealed class JournalOutcomeUnknownException(string message, Exception? cause = null) : Exception(message, cause);
