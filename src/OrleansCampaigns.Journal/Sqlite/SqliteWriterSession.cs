using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using static OrleansCampaigns.Journal.Sqlite.SqliteRows;

namespace OrleansCampaigns.Journal.Sqlite;

/// <summary>
/// The writing connection with its prepared statements. Used by one thread. Whoever sees it throw disposes of it: a connection that failed is never used again,
/// so no transaction can be left open in it.
/// </summary>
internal sealed class SqliteWriterSession : IDisposable
{
    /// <summary>The log file is cut back to this size after a checkpoint, so that one long read does not leave a large file for ever.</summary>
    private const int LogBytesKept = 64 * 1024 * 1024;

    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollback;
    private readonly SqliteStatement _mark;
    private readonly SqliteStatement _unmark;
    private readonly SqliteStatement _backToMark;
    private readonly SqliteStatement _takeOver;
    private readonly SqliteStatement _advance;
    private readonly SqliteStatement _insert;

    public SqliteWriterSession(string connectionString)
    {
        _connection = Open(connectionString);
        _begin = new(_connection, "BEGIN IMMEDIATE");
        _commit = new(_connection, "COMMIT");
        _rollback = new(_connection, "ROLLBACK");
        _mark = new(_connection, "SAVEPOINT one_append");
        _unmark = new(_connection, "RELEASE one_append");
        _backToMark = new(_connection, "ROLLBACK TO one_append");
        _takeOver = new(_connection, $"""
            INSERT INTO journal_heads (campaign_id, epoch, sequence, hash) VALUES (?1, 1, 0, ?2)
            ON CONFLICT (campaign_id) DO UPDATE SET epoch = epoch + 1
            RETURNING {HeadColumns}
            """, parameters: 2);
        _advance = new(_connection, "UPDATE journal_heads SET sequence = ?4, hash = ?5 WHERE campaign_id = ?1 AND epoch = ?2 AND sequence = ?3", parameters: 5);
        _insert = new(_connection, $"INSERT INTO journal ({RowColumns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)", parameters: 13);
    }

    public JournalHead TakeOver(Guid campaignId) => _takeOver.Single(Head, Stored(campaignId), Stored(JournalChain.Genesis));

    public ImmutableArray<AppendOutcome> Append(IReadOnlyList<JournalAppend> appends)
    {
        _begin.Run();
        ImmutableArray<AppendOutcome> outcomes;
        try
        {
            outcomes = [.. appends.Select(Write)];
        }
        catch (SqliteException exception) when (SqliteFailure.IsUniqueViolation(exception))
        {
            _rollback.Run();
            _begin.Run();
            outcomes = [.. appends.Select(WriteAlone)];
        }

        try
        {
            _commit.Run();
            return outcomes;
        }
        catch (SqliteException exception)
        {
            throw SqliteFailure.WhileCommitting(exception);
        }
    }

    /// <summary>Statements that are not worth keeping prepared, all with the same parameters, in one transaction. What throws ends the session, and the transaction with it.</summary>
    /// <returns>Rows changed by each.</returns>
    public ImmutableArray<int> Execute(ImmutableArray<string> statements, ReadOnlySpan<object> values)
    {
        var changed = ImmutableArray.CreateBuilder<int>(statements.Length);
        _begin.Run();
        foreach (var sql in statements)
        {
            using var statement = new SqliteStatement(_connection, sql, values.Length);
            changed.Add(statement.Run(values));
        }

        _commit.Run();
        return changed.MoveToImmutable();
    }

    /// <summary>Work that is not worth keeping anything prepared, outside any transaction. It leaves none open, unless it throws, which ends the session.</summary>
    public T Run<T>(Func<SqliteConnection, T> work) => work(_connection);

    public void Dispose()
    {
        foreach (var statement in (SqliteStatement[])[_begin, _commit, _rollback, _mark, _unmark, _backToMark, _takeOver, _advance, _insert]) statement.Dispose();
        _connection.Dispose();
    }

    private static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString) { DefaultTimeout = (int)JournalLimits.SqliteLockWaitMax.TotalSeconds };
        try
        {
            connection.Open();
            using var settings = connection.CreateCommand();

            // SQLite's own wait polls every few milliseconds; the driver's, which comes after it, every 150.
            settings.CommandText = $"""
                PRAGMA busy_timeout = {(int)JournalLimits.SqliteLockWaitMax.TotalMilliseconds};
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA journal_size_limit = {LogBytesKept};
                """;
            settings.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private AppendOutcome Write(JournalAppend append)
    {
        var last = append.Rows[^1];
        if (_advance.Run(Stored(append.CampaignId), append.Epoch, append.ExpectedSequence, last.Sequence, Stored(last.Hash)) == 0) return AppendOutcome.FenceLost;
        foreach (var row in append.Rows) _insert.Run(Values(row));
        return AppendOutcome.Committed;
    }

    /// <summary>Two statements more for each append, so only after a unique key stopped the batch.</summary>
    private AppendOutcome WriteAlone(JournalAppend append)
    {
        _mark.Run();
        try
        {
            return Write(append);
        }
        catch (SqliteException exception) when (SqliteFailure.IsUniqueViolation(exception))
        {
            _backToMark.Run();
            return SqliteFailure.IsDuplicateCommand(exception) ? AppendOutcome.DuplicateCommand : AppendOutcome.FenceLost;
        }
        finally
        {
            _unmark.Run();
        }
    }
}
