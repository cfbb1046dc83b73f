using System.Data.Common;
using Npgsql;

namespace OrleansCampaigns.Journal.Migrations;

internal sealed class PostgresMigrator(NpgsqlDataSource dataSource) : JournalMigrator("Postgres/")
{
    /// <summary>The advisory lock that migrators of this program share; any constant would do ("campaign" in ASCII).</summary>
    private const long Lock = 0x63616D706169676E;

    private protected override string CreateTableSql => """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL, checksum text NOT NULL)
        """;

    private protected override string TableExistsSql =>
        "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_migrations'";

    private protected override async Task<DbConnection> OpenToApplyAsync(CancellationToken cancellationToken) =>
        await dataSource.OpenConnectionAsync(cancellationToken);

    private protected override async Task<DbConnection?> OpenToCheckAsync(CancellationToken cancellationToken) =>
        await dataSource.OpenConnectionAsync(cancellationToken);

    private protected override async Task<DbTransaction> BeginAloneAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({Lock})", cancellationToken);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }
}
