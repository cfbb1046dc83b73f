using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace OrleansCampaigns.Journal.Migrations;

internal sealed class SqliteMigrator(string connectionString) : JournalMigrator("Sqlite/")
{
    private readonly string _file = new SqliteConnectionStringBuilder(connectionString).DataSource;

    private protected override string CreateTableSql => """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL, checksum TEXT NOT NULL) STRICT
        """;

    private protected override string TableExistsSql => "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'";

    private protected override async Task<DbConnection> OpenToApplyAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_file))!);
        return await OpenAsync(SqliteOpenMode.ReadWriteCreate, cancellationToken);
    }

    private protected override async Task<DbConnection?> OpenToCheckAsync(CancellationToken cancellationToken) =>
        File.Exists(_file) ? await OpenAsync(SqliteOpenMode.ReadWrite, cancellationToken) : null;

    /// <summary>The file stays in WAL mode from here on; setting it is not possible inside a transaction.</summary>
    private protected override async Task<DbTransaction> BeginAloneAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, "PRAGMA journal_mode = WAL", cancellationToken);
        return ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false);
    }

    private async Task<SqliteConnection> OpenAsync(SqliteOpenMode mode, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Mode = mode, Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
