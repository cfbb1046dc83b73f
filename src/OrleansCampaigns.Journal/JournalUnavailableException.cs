using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace OrleansCampaigns.Journal;

/// <summary>The database cannot be reached or turned the work away: nothing was written.</summary>
public class JournalUnavailableException(string message, Exception? cause = null) : Exception(message, cause)
{
    private const int SqliteTooBig = 18;
    private const int SqliteConstraint = 19;
    private const int SqliteMismatch = 20;

    /// <summary>
    /// The database is there and does not take what it was given (a text with a zero character, a broken key, a value that is too large): the same will be turned away again.
    /// Classes 22, 23 and 54 of PostgreSQL's error codes (https://www.postgresql.org/docs/current/errcodes-appendix.html), and their like of SQLite's.
    /// </summary>
    public bool IsRejection => InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteTooBig or SqliteConstraint or SqliteMismatch,
        DbException { SqlState: { } state } => state.StartsWith("22", StringComparison.Ordinal) || state.StartsWith("23", StringComparison.Ordinal) || state.StartsWith("54", StringComparison.Ordinal),
        _ => false,
    };
}
