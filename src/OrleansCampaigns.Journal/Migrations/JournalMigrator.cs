using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using OrleansCampaigns.Journal.Postgres;
using OrleansCampaigns.Journal.Sqlite;

namespace OrleansCampaigns.Journal.Migrations;

/// <summary>
/// Brings a database to this binary's schema: the journal's tables and those of the Orleans providers. Forward only. All pending migrations are one transaction under a lock:
/// of several processes that start at once one applies them and the others wait and find nothing to do.
/// Both methods throw <see cref="JournalUnavailableException"/> when the database cannot be reached or a script fails; nothing is applied then.
/// </summary>
public abstract class JournalMigrator
{
    private readonly ImmutableArray<Migration> _known;

    private protected JournalMigrator(string folder) => _known = Migration.AllOf(folder);

    public static JournalMigrator ForPostgres(NpgsqlDataSource dataSource) => new PostgresMigrator(dataSource);

    /// <param name="connectionString">Names a file; applying creates it and its folder, checking does not.</param>
    public static JournalMigrator ForSqlite(string connectionString) => new SqliteMigrator(connectionString);

    /// <summary>Applies what is pending. A schema that is newer or altered is left alone.</summary>
    /// <returns>How the schema stands afterwards: anything but <see cref="SchemaCondition.Current"/> is a refusal.</returns>
    public async Task<SchemaCheck> ApplyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenToApplyAsync(cancellationToken);
            await using var transaction = await BeginAloneAsync(connection, cancellationToken);
            await ExecuteAsync(connection, CreateTableSql, cancellationToken);
            var before = SchemaCheck.Of(_known, await ReadAppliedAsync(connection, cancellationToken));
            if (before.Condition != SchemaCondition.Pending) return before;
            foreach (var migration in _known.Where(migration => migration.Version > before.Version))
            {
                await ExecuteAsync(connection, migration.Sql, cancellationToken);
                await ExecuteAsync(connection, RecordSql(migration), cancellationToken);
            }

            var after = SchemaCheck.Of(_known, await ReadAppliedAsync(connection, cancellationToken));
            await transaction.CommitAsync(cancellationToken);
            return after;
        }
        catch (DbException exception)
        {
            throw Unavailable(exception);
        }
    }

    /// <summary>Looks and changes nothing.</summary>
    public async Task<SchemaCheck> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenToCheckAsync(cancellationToken);
            return SchemaCheck.Of(_known, connection is null ? [] : await ReadIfAnyAsync(connection, cancellationToken));
        }
        catch (DbException exception)
        {
            throw Unavailable(exception);
        }
    }

    private protected abstract string CreateTableSql { get; }

    /// <summary>Answers with a row when <c>schema_migrations</c> exists.</summary>
    private protected abstract string TableExistsSql { get; }

    private protected abstract Task<DbConnection> OpenToApplyAsync(CancellationToken cancellationToken);

    /// <summary>Null when there is no database at all.</summary>
    private protected abstract Task<DbConnection?> OpenToCheckAsync(CancellationToken cancellationToken);

    /// <summary>Begins a transaction that no other migrator is in.</summary>
    private protected abstract Task<DbTransaction> BeginAloneAsync(DbConnection connection, CancellationToken cancellationToken);

    private protected static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static JournalUnavailableException Unavailable(DbException exception) => exception switch
    {
        PostgresException { SqlState: var state, MessageText: var text } => new($"PostgreSQL refused the migration ({state}: {text}); nothing was applied.", exception),
        SqliteException sqlite => SqliteFailure.Unavailable(sqlite),
        _ => PostgresFailure.Unavailable(exception),
    };

    /// <summary>Version, name and checksum come from this assembly's own resources, never from outside.</summary>
    private static string RecordSql(Migration migration) => string.Create(
        CultureInfo.InvariantCulture,
        $"INSERT INTO schema_migrations (version, name, applied_at, checksum) VALUES ({migration.Version}, '{migration.Name}', CURRENT_TIMESTAMP, '{migration.Checksum}')");

    private static async Task<IReadOnlyList<AppliedMigration>> ReadAppliedAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT version, name, checksum FROM schema_migrations ORDER BY version";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new List<AppliedMigration>();
        while (await reader.ReadAsync(cancellationToken)) applied.Add(new(reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        return applied;
    }

    private async Task<IReadOnlyList<AppliedMigration>> ReadIfAnyAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = TableExistsSql;
        return await command.ExecuteScalarAsync(cancellationToken) is null ? [] : await ReadAppliedAsync(connection, cancellationToken);
    }
}
