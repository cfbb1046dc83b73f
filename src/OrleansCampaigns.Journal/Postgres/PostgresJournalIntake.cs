using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using static OrleansCampaigns.Journal.Postgres.PostgresRows;

namespace OrleansCampaigns.Journal.Postgres;

/// <summary>
/// Takes journals into PostgreSQL, by way of a temporary table of the transaction: the account needs the right to make one, which every account has unless it was taken away. The data
/// source stays the caller's.
/// </summary>
public sealed class PostgresJournalIntake(NpgsqlDataSource dataSource) : IJournalIntake
{
    /// <summary>One statement may take so long; then nothing was written.</summary>
    public static readonly TimeSpan StatementMax = TimeSpan.FromMinutes(10);

    private const string Gather = $"CREATE TEMPORARY TABLE gathered ON COMMIT DROP AS SELECT {RowColumns} FROM journal WITH NO DATA";

    private const string Copy = $"COPY gathered ({RowColumns}) FROM STDIN (FORMAT BINARY)";

    /// <summary>Comes first: from here on nobody appends to the campaign, or takes it over, until the transaction ends.</summary>
    private const string PutHead = """
        INSERT INTO journal_heads AS head (campaign_id, epoch, sequence, hash) VALUES ($1, 1, $2, $3)
        ON CONFLICT (campaign_id) DO UPDATE SET epoch = head.epoch + 1, sequence = excluded.sequence, hash = excluded.hash WHERE head.sequence = 0
        """;

    private const string HasRows = "SELECT EXISTS (SELECT 1 FROM journal WHERE campaign_id = $1)";

    private const string PutRows = $"INSERT INTO journal ({RowColumns}) SELECT {RowColumns} FROM gathered ORDER BY sequence";

    private const string PutPositions = """
        INSERT INTO handler_positions (campaign_id, handler, sequence, claim)
        SELECT $1::uuid, handler, $2::bigint, NULL::uuid FROM (
            SELECT handler COLLATE "C" AS handler FROM unnest($3::text[]) AS named (handler)
            UNION SELECT handler FROM handler_positions WHERE campaign_id = $1
        ) AS known
        ON CONFLICT (campaign_id, handler) DO UPDATE SET sequence = excluded.sequence, claim = NULL
        """;

    private const string DropLetters = """
        DELETE FROM dead_letters AS letter USING handler_positions AS position
        WHERE position.campaign_id = $1 AND (letter.handler, letter.campaign_id) = (position.handler, position.campaign_id) AND letter.sequence > $2
        """;

    private const string DropEnds = """
        DELETE FROM handler_ends AS ended USING handler_positions AS position
        WHERE position.campaign_id = $1 AND (ended.handler, ended.campaign_id) = (position.handler, position.campaign_id) AND ended.sequence > $2
        """;

    /// <summary>Of a journal that was here before under the same id: its sequences mean nothing in this one.</summary>
    private const string DropLosses = "DELETE FROM inbox_losses WHERE campaign_id = $1";

    private const string OldNotices = "UPDATE inbox SET as_of = 0 WHERE campaign_id = $1 AND as_of > 0";

    public async Task<bool> TakeInAsync(JournalIntake intake, IAsyncEnumerable<ImmutableArray<JournalRow>> pages, CancellationToken cancellationToken)
    {
        await using var connection = await OfDatabaseAsync(async () => await dataSource.OpenConnectionAsync(cancellationToken));
        await using var transaction = await OfDatabaseAsync(async () => await connection.BeginTransactionAsync(cancellationToken));
        await ExecuteAsync(connection, Gather, cancellationToken);
        await GatherAsync(connection, new IntakeChain(intake), pages, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (!await PutAsync(connection, intake)) return false;
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
            return true;
        }
        catch (Exception exception) when (PostgresFailure.IsOfDatabase(exception))
        {
            throw PostgresFailure.WhileCommitting(exception);
        }
    }

    private static async Task GatherAsync(NpgsqlConnection connection, IntakeChain chain, IAsyncEnumerable<ImmutableArray<JournalRow>> pages, CancellationToken cancellationToken)
    {
        await using var copy = await OfDatabaseAsync(() => connection.BeginBinaryImportAsync(Copy, cancellationToken));
        await foreach (var page in pages.WithCancellation(cancellationToken))
        {
            chain.Add(page);
            await OfDatabaseAsync(() => WriteAsync(copy, page, cancellationToken));
        }

        chain.End();
        await OfDatabaseAsync(async () => await copy.CompleteAsync(cancellationToken));
    }

    private static async Task<bool> WriteAsync(NpgsqlBinaryImporter copy, ImmutableArray<JournalRow> page, CancellationToken cancellationToken)
    {
        foreach (var row in page)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(row.CampaignId, NpgsqlDbType.Uuid, cancellationToken);
            await copy.WriteAsync(row.Sequence, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(row.EntityKind, NpgsqlDbType.Smallint, cancellationToken);
            await copy.WriteAsync(row.EntityId, NpgsqlDbType.Uuid, cancellationToken);
            await copy.WriteAsync(row.EntityVersion, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(row.EventType, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.SchemaVersion, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(row.Payload, NpgsqlDbType.Bytea, cancellationToken);
            await copy.WriteAsync(row.CommandId, NpgsqlDbType.Uuid, cancellationToken);
            await copy.WriteAsync(row.CommandIndex, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(row.Actor, NpgsqlDbType.Uuid, cancellationToken);
            await copy.WriteAsync(row.RecordedAt.UtcDateTime, NpgsqlDbType.TimestampTz, cancellationToken);
            await copy.WriteAsync(row.Hash, NpgsqlDbType.Bytea, cancellationToken);
        }

        return true;
    }

    /// <returns>False: the campaign has events.</returns>
    private static async Task<bool> PutAsync(NpgsqlConnection connection, JournalIntake intake)
    {
        if (await ExecuteAsync(connection, PutHead, CancellationToken.None, intake.CampaignId, intake.Sequence, intake.Hash.ToArray()) == 0) return false;
        await using var hasRows = Command(connection, HasRows, intake.CampaignId);
        if (await OfDatabaseAsync(() => hasRows.ExecuteScalarAsync(CancellationToken.None)) is true) return false;
        await ExecuteAsync(connection, PutRows, CancellationToken.None);
        await ExecuteAsync(connection, PutPositions, CancellationToken.None, intake.CampaignId, intake.Sequence, intake.Handlers.ToArray());
        await ExecuteAsync(connection, DropLetters, CancellationToken.None, intake.CampaignId, intake.Sequence);
        await ExecuteAsync(connection, DropEnds, CancellationToken.None, intake.CampaignId, intake.Sequence);
        await ExecuteAsync(connection, DropLosses, CancellationToken.None, intake.CampaignId);
        await ExecuteAsync(connection, OldNotices, CancellationToken.None, intake.CampaignId);
        return true;
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] arguments)
    {
        await using var command = Command(connection, sql, arguments);
        return await OfDatabaseAsync(() => command.ExecuteNonQueryAsync(cancellationToken));
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] arguments)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = (int)StatementMax.TotalSeconds };
        foreach (var argument in arguments) command.Parameters.Add(new NpgsqlParameter { Value = argument });
        return command;
    }

    /// <summary>Pages are read between the calls of the database; what fails there is not the database's.</summary>
    private static async Task<T> OfDatabaseAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (PostgresFailure.IsUniqueViolation(exception))
        {
            throw IntakeChain.Twice(exception);
        }
        catch (Exception exception) when (PostgresFailure.IsOfDatabase(exception))
        {
            throw PostgresFailure.Unavailable(exception);
        }
    }
}
