using Microsoft.Data.Sqlite;
using OrleansCampaigns.Client.Offline;

namespace OrleansCampaigns.Client.Sqlite.Offline;

/// <summary>
/// The open file: one connection that has it alone, used by one piece of work at a time. <c>locking_mode=EXCLUSIVE</c> before the first read in WAL mode keeps the
/// operating system's lock until the connection or its process ends, however it ends (https://www.sqlite.org/wal.html#noshm).
/// </summary>
internal sealed class OfflineFile : IAsyncDisposable
{
    /// <summary>The log file is cut back to this size after a checkpoint.</summary>
    private const int LogBytesKept = 4 * 1024 * 1024;

    /// <summary>How long another process may still be letting go.</summary>
    private const int LockWaitSeconds = 1;

    private readonly SemaphoreSlim _gate = new(1);
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private OfflineStoreException? _failed;
    private int _disposed;

    private OfflineFile(string path, SqliteConnection connection) => (_path, _connection) = (path, connection);

    public static async Task<OfflineFile> OpenAsync(string path, long bytesMax, CancellationToken cancellationToken) =>
        await Task.Run(() => Open(Path.GetFullPath(path), bytesMax), cancellationToken);

    /// <summary>One transaction: all of it is kept when the task ends well, nothing when it fails before the commit.</summary>
    public async Task<T> RunAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Transact(work), CancellationToken.None);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1) return;
        await _gate.WaitAsync();
        _connection.Dispose();
        _gate.Dispose();
    }

    private T Transact<T>(Func<SqliteConnection, T> work)
    {
        if (_failed is not null) throw _failed;
        T done;
        try
        {
            _connection.Execute("BEGIN IMMEDIATE");
            done = work(_connection);
        }
        catch (Exception cause)
        {
            RollBack();
            if (cause is SqliteException failure) throw OfflineFailure.Of(failure, _path);
            throw;
        }

        try
        {
            _connection.Execute("COMMIT");
            return done;
        }
        catch (SqliteException cause)
        {
            throw _failed = OfflineFailure.WhileCommitting(cause, _path);
        }
    }

    private void RollBack()
    {
        // Some failures roll back by themselves.
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle!) != 0) return;
        try
        {
            _connection.Execute("ROLLBACK");
        }
        catch (SqliteException cause)
        {
            _failed = OfflineFailure.WhileCommitting(cause, _path);
        }
    }

    private static OfflineFile Open(string path, long bytesMax)
    {
        SqliteConnection? connection = null;
        try
        {
            CreateForOwner(path);
            connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = LockWaitSeconds }.ToString());
            connection.Open();
            Prepare(connection, path, bytesMax);
            return new OfflineFile(path, connection);
        }
        catch (Exception cause)
        {
            connection?.Dispose();
            throw cause switch
            {
                SqliteException failure => OfflineFailure.Of(failure, path),
                IOException or UnauthorizedAccessException => new OfflineStoreException(OfflineStoreException.Unavailable, $"{path} cannot be opened: {cause.Message}", cause),
                _ => cause,
            };
        }
    }

    /// <summary>It holds what its owner alone may see. Log files get the same rights from SQLite.</summary>
    private static void CreateForOwner(string path)
    {
        if (File.Exists(path)) return;
        var made = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) made.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(path, made).Dispose();
    }

    /// <summary>Nothing is written before it is certain that the file is ours and not newer.</summary>
    private static void Prepare(SqliteConnection connection, string path, long bytesMax)
    {
        connection.Execute("PRAGMA locking_mode = EXCLUSIVE");
        var (application, version, tables) = (connection.Number("PRAGMA application_id"), connection.Number("PRAGMA user_version"), connection.Number("SELECT count(*) FROM sqlite_schema"));
        var isNew = application == 0 && version == 0 && tables == 0;
        if (!isNew && application != OfflineFormat.ApplicationId) throw new OfflineStoreException(OfflineStoreException.Foreign, $"{path} belongs to another program.");
        if (version > OfflineFormat.Version) throw new OfflineStoreException(OfflineStoreException.Newer, $"{path} has format {version}; this version of the SDK knows up to {OfflineFormat.Version}.");
        connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
        connection.Execute($"PRAGMA journal_size_limit = {LogBytesKept}; PRAGMA max_page_count = {bytesMax / connection.Number("PRAGMA page_size")}");
        if (isNew) connection.Execute($"BEGIN IMMEDIATE; {OfflineFormat.Create} PRAGMA application_id = {OfflineFormat.ApplicationId}; PRAGMA user_version = {OfflineFormat.Version}; COMMIT");
        else if (connection.Text("PRAGMA quick_check(1)") != "ok") throw OfflineFailure.CorruptFile(path, null);
    }
}
