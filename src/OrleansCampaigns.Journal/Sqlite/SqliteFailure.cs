using Microsoft.Data.Sqlite;

namespace OrleansCampaigns.Journal.Sqlite;

/// <summary>The one place that says what a failure of SQLite means. Result codes: https://www.sqlite.org/rescode.html</summary>
internal static class SqliteFailure
{
    private const int Busy = 5;
    private const int Constraint = 19;
    private const int ConstraintPrimaryKey = 1555;
    private const int ConstraintUnique = 2067;

    public static bool IsUniqueViolation(SqliteException exception) =>
        exception is { SqliteErrorCode: Constraint, SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    /// <summary>SQLite names the columns of the violated key in its message and nowhere else.</summary>
    public static bool IsDuplicateCommand(SqliteException exception) =>
        IsUniqueViolation(exception) && exception.Message.Contains("journal.command_id", StringComparison.Ordinal);

    public static JournalUnavailableException Unavailable(SqliteException cause) =>
        new($"SQLite turned the work away ({cause.SqliteExtendedErrorCode}); nothing was written.", cause);

    /// <summary>
    /// A commit that could not get the lock wrote nothing. After a failed write or fsync the commit frame may still be in the log, and the next start may find it there.
    /// </summary>
    public static Exception WhileCommitting(SqliteException cause) =>
        cause.SqliteErrorCode == Busy
            ? Unavailable(cause)
            : new JournalOutcomeUnknownException($"SQLite failed during a commit ({cause.SqliteExtendedErrorCode}).", cause);
}
