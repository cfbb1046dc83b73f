using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace OrleansCampaigns.Journal.Sqlite;

/// <summary>
/// All writing of one file, on one thread of its own, in the order of arrival: SQLite calls block, and one writer at a time is what SQLite allows.
/// At most <see cref="JournalLimits.SqliteWaitingWorkMax"/> pieces of work wait.
/// </summary>
internal sealed class SqliteWriterThread : IAsyncDisposable
{
    private readonly string _connectionString;
    private readonly BlockingCollection<Action> _waiting = new(JournalLimits.SqliteWaitingWorkMax);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SqliteWriterSession? _session;

    public SqliteWriterThread(string connectionString)
    {
        _connectionString = connectionString;
        new Thread(Run) { IsBackground = true, Name = "journal writer" }.Start();
    }

    public Task<T> RunAsync<T>(Func<SqliteWriterSession, T> work)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            if (_waiting.TryAdd(() => Do(work, result))) return result.Task;
        }
        catch (InvalidOperationException exception)
        {
            throw new JournalUnavailableException("The journal is closed; nothing was written.", exception);
        }

        throw new JournalBusyException("The writer of the SQLite file has too much waiting; nothing was written.");
    }

    /// <summary>Does what waits, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_waiting.IsAddingCompleted) _waiting.CompleteAdding();
        await _ended.Task;
        _waiting.Dispose();
    }

    private void Run()
    {
        foreach (var work in _waiting.GetConsumingEnumerable()) work();
        _session?.Dispose();
        _ended.SetResult();
    }

    private void Do<T>(Func<SqliteWriterSession, T> work, TaskCompletionSource<T> result)
    {
        try
        {
            _session ??= new SqliteWriterSession(_connectionString);
            result.SetResult(work(_session));
        }
        catch (Exception exception)
        {
            // Closing rolls back whatever was begun, before the caller learns that nothing was written.
            _session?.Dispose();
            _session = null;
            result.SetException(exception is SqliteException sqlite ? SqliteFailure.Unavailable(sqlite) : exception);
        }
    }
}
