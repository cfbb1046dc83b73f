using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using static OrleansCampaigns.Journal.Sqlite.SqliteRows;

namespace OrleansCampaigns.Journal.Sqlite;

/// <summary>
/// The journals in one SQLite file, in WAL mode with an fsync at each commit. One writing connection on a thread of its own; reads on pooled read-only connections.
/// The file must be migrated. Keep Orleans' grain storage in another file: each of its writes would hold this one's lock for an fsync.
/// </summary>
public sealed class SqliteJournalStore : IJournalStore, IAsyncDisposable
{
    /// <summary>Lanes of a <see cref="JournalWriter"/>: SQLite has one writer.</summary>
    public const int LanesBest = 1;

    private readonly string _readConnectionString;
    private readonly SqliteWriterThread _writer;
    private readonly SemaphoreSlim _reads = new(JournalLimits.SqliteReadsMax);

    /// <param name="connectionString">Names a file; <c>Data Source=:memory:</c> keeps nothing and is refused.</param>
    public SqliteJournalStore(string connectionString)
    {
        var given = new SqliteConnectionStringBuilder(connectionString);
        if (given.Mode == SqliteOpenMode.Memory || given.DataSource is "" or ":memory:") throw new ArgumentException("The journal needs a file.", nameof(connectionString));
        _readConnectionString = new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadOnly, Pooling = true }.ToString();
        _writer = new SqliteWriterThread(new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
    }

    public Task<JournalHead> TakeOverAsync(Guid campaignId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _writer.RunAsync(session => session.TakeOver(campaignId));
    }

    public Task<ImmutableArray<AppendOutcome>> AppendAsync(IReadOnlyList<JournalAppend> appends) => _writer.RunAsync(session => session.Append(appends));

    public Task<ImmutableArray<JournalRow>> ReadAsync(Guid campaignId, long afterSequence, int rowsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(rowsMax);
        const string sql = $"SELECT {RowColumns} FROM journal WHERE campaign_id = ?1 AND sequence > ?2 ORDER BY sequence LIMIT ?3";
        return QueryAsync(sql, Row, cancellationToken, Stored(campaignId), afterSequence, rowsMax);
    }

    public async Task<ImmutableArray<JournalRow>> ReadLastAsync(Guid campaignId, long throughSequence, int rowsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(rowsMax);
        const string sql = $"SELECT {RowColumns} FROM journal WHERE campaign_id = ?1 AND sequence <= ?2 ORDER BY sequence DESC LIMIT ?3";
        var newestFirst = await QueryAsync(sql, Row, cancellationToken, Stored(campaignId), throughSequence, rowsMax);
        return [.. newestFirst.Reverse()];
    }

    public Task<ImmutableArray<JournalRow>> ReadEntityAsync(Guid campaignId, Guid entityId, long afterVersion, int rowsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(rowsMax);
        const string sql = $"""
            SELECT {RowColumns} FROM journal
            WHERE campaign_id = ?1 AND entity_id = ?2 AND entity_version > ?3 ORDER BY entity_version LIMIT ?4
            """;
        return QueryAsync(sql, Row, cancellationToken, Stored(campaignId), Stored(entityId), afterVersion, rowsMax);
    }

    public Task<ImmutableArray<JournalRow>> FindCommandAsync(Guid campaignId, Guid commandId, CancellationToken cancellationToken)
    {
        const string sql = $"SELECT {RowColumns} FROM journal WHERE campaign_id = ?1 AND command_id = ?2 ORDER BY command_index";
        return QueryAsync(sql, Row, cancellationToken, Stored(campaignId), Stored(commandId));
    }

    public Task<ImmutableArray<JournalHead>> ReadHeadsAsync(IReadOnlyCollection<Guid> campaignIds, CancellationToken cancellationToken)
    {
        ReadBound.Check(campaignIds.Count);
        const string sql = $"SELECT {HeadColumns} FROM journal_heads WHERE campaign_id IN (SELECT unhex(value) FROM json_each(?1))";
        var ids = $"[{string.Join(',', campaignIds.Select(id => $"\"{Convert.ToHexString(Stored(id))}\""))}]";
        return QueryAsync(sql, Head, cancellationToken, ids);
    }

    public Task<ImmutableArray<JournalHead>> ListAsync(Guid after, int headsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(headsMax);
        return QueryAsync($"SELECT {HeadColumns} FROM journal_heads WHERE campaign_id > ?1 ORDER BY campaign_id LIMIT ?2", Head, cancellationToken, Stored(after), headsMax);
    }

    public Task PingAsync(CancellationToken cancellationToken) => QueryAsync("SELECT 1", reader => reader.GetInt32(0), cancellationToken);

    /// <summary>Finishes what was handed in, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        using var pooled = new SqliteConnection(_readConnectionString);
        SqliteConnection.ClearPool(pooled);
        _reads.Dispose();
    }

    /// <inheritdoc cref="SqliteWriterSession.Execute"/>
    internal Task<ImmutableArray<int>> ExecuteEachAsync(ImmutableArray<string> statements, params object[] arguments) => _writer.RunAsync(session => session.Execute(statements, arguments));

    /// <summary>The same.</summary>
    /// <returns>Rows changed by the last one.</returns>
    internal async Task<int> ExecuteAsync(ImmutableArray<string> statements, params object[] arguments) => (await ExecuteEachAsync(statements, arguments))[^1];

    /// <summary>Work for the one writer. What throws ends its session.</summary>
    internal Task<T> WriteAsync<T>(Func<SqliteWriterSession, T> work) => _writer.RunAsync(work);

    internal async Task<ImmutableArray<T>> QueryAsync<T>(string sql, Func<SqliteDataReader, T> read, CancellationToken cancellationToken, params object[] arguments)
    {
        await _reads.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Query(sql, read, arguments), cancellationToken);
        }
        catch (SqliteException exception)
        {
            throw SqliteFailure.Unavailable(exception);
        }
        finally
        {
            _reads.Release();
        }
    }

    private ImmutableArray<T> Query<T>(string sql, Func<SqliteDataReader, T> read, object[] arguments)
    {
        using var connection = new SqliteConnection(_readConnectionString) { DefaultTimeout = (int)JournalLimits.SqliteLockWaitMax.TotalSeconds };
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < arguments.Length; i++) command.Parameters.AddWithValue($"?{i + 1}", arguments[i]);
        return ReadAll(command, read);
    }
}
