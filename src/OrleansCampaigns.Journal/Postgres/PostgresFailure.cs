using System.Net.Sockets;
using Npgsql;

namespace OrleansCampaigns.Journal.Postgres;

/// <summary>The one place that says what a failure of PostgreSQL means. Nothing of Npgsql's leaves the store.</summary>
internal static class PostgresFailure
{
    /// <summary>Name of the unique key in the migration.</summary>
    public const string CommandKey = "journal_command_key";

    public static bool IsOfDatabase(Exception exception) =>
        exception is NpgsqlException or TimeoutException or IOException or SocketException or ObjectDisposedException or InvalidOperationException;

    public static bool IsConflictVictim(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };

    public static bool IsUniqueViolation(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public static bool IsDuplicateCommand(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: CommandKey };

    public static JournalUnavailableException Unavailable(Exception cause) =>
        new(cause is PostgresException { SqlState: var state }
            ? $"PostgreSQL turned the work away ({state}); nothing was written."
            : "PostgreSQL cannot be reached; nothing was written.", cause);

    /// <summary>
    /// A failure after the append was sent. An error that leaves the connection alive proves that the statement rolled back. Anything else proves nothing,
    /// the farewell of a server that shuts down (57P01, 57P02) included: it also reaches a connection whose commit is done and not yet answered.
    /// </summary>
    public static Exception WhileCommitting(Exception cause) =>
        cause is PostgresException { Severity: "ERROR" }
            ? Unavailable(cause)
            : new JournalOutcomeUnknownException("The connection to PostgreSQL died during a commit.", cause);
}
