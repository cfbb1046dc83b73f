using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using static OrleansCampaigns.Journal.Sqlite.SqliteRows;

namespace OrleansCampaigns.Journal.Sqlite;

/// <summary>
/// Takes journals into the journal's file, by way of a temporary table of the journal's one writer: other writes come between its pages. When that writer had to begin anew
/// meanwhile its table is gone, and the intake with it.
/// </summary>
public sealed class SqliteJournalIntake(SqliteJournalStore journal) : IJournalIntake
{
    private const string HasEvents = """
        SELECT EXISTS (SELECT 1 FROM journal_heads WHERE campaign_id = ?1 AND sequence > 0) OR EXISTS (SELECT 1 FROM journal WHERE campaign_id = ?1)
        """;

    private const string PutHead = """
        INSERT INTO journal_heads (campaign_id, epoch, sequence, hash) VALUES (?1, 1, ?2, ?3)
        ON CONFLICT (campaign_id) DO UPDATE SET epoch = epoch + 1, sequence = excluded.sequence, hash = excluded.hash
        """;

    private const string PutPositions = """
        INSERT INTO handler_positions (campaign_id, handler, sequence, claim)
        SELECT ?1, handler, ?2, NULL FROM (SELECT value AS handler FROM json_each(?3) UNION SELECT handler FROM handler_positions WHERE campaign_id = ?1) WHERE true
        ON CONFLICT (campaign_id, handler) DO UPDATE SET sequence = excluded.sequence, claim = NULL
        """;

    private const string DropLetters = """
        DELETE FROM dead_letters WHERE campaign_id = ?1 AND sequence > ?2 AND handler IN (SELECT handler FROM handler_positions WHERE campaign_id = ?1)
        """;

    private const string DropEnds = """
        DELETE FROM handler_ends WHERE campaign_id = ?1 AND sequence > ?2 AND handler IN (SELECT handler FROM handler_positions WHERE campaign_id = ?1)
        """;

    /// <summary>Of a journal that was here before under the same id: its sequences mean nothing in this one.</summary>
    private const string DropLosses = "DELETE FROM inbox_losses WHERE campaign_id = ?1";

    private const string OldNotices = "UPDATE inbox SET as_of = 0 WHERE campaign_id = ?1 AND as_of > 0";

    public async Task<bool> TakeInAsync(JournalIntake intake, IAsyncEnumerable<ImmutableArray<JournalRow>> pages, CancellationToken cancellationToken)
    {
        var gathered = $"temp.gathered_{Guid.NewGuid():N}";
        var (chain, isOver) = (new IntakeChain(intake), false);
        await WriteAsync(connection => Run(connection, $"CREATE TABLE {gathered} AS SELECT {RowColumns} FROM journal LIMIT 0"));
        try
        {
            await foreach (var page in pages.WithCancellation(cancellationToken))
            {
                chain.Add(page);
                await WriteAsync(connection => Gather(connection, gathered, page));
            }

            chain.End();
            cancellationToken.ThrowIfCancellationRequested();
            var isIn = await WriteAsync(connection => Put(connection, gathered, intake));
            isOver = true;
            return isIn;
        }
        finally
        {
            if (!isOver) await WriteAsync(connection => Run(connection, $"DROP TABLE IF EXISTS {gathered}"));
        }
    }

    private Task<T> WriteAsync<T>(Func<SqliteConnection, T> work) => journal.WriteAsync(session => session.Run(work));

    private static int Gather(SqliteConnection connection, string gathered, ImmutableArray<JournalRow> page)
    {
        Run(connection, "BEGIN");
        using var insert = new SqliteStatement(connection, $"INSERT INTO {gathered} VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)", parameters: 13);
        foreach (var row in page) insert.Run(Values(row));
        return Run(connection, "COMMIT");
    }

    /// <returns>False: the campaign has events.</returns>
    private static bool Put(SqliteConnection connection, string gathered, JournalIntake intake)
    {
        Run(connection, "BEGIN IMMEDIATE");
        object[] values = [Stored(intake.CampaignId), intake.Sequence, Stored(intake.Hash), JsonSerializer.Serialize(intake.Handlers)];
        using (var hasEvents = new SqliteStatement(connection, HasEvents, parameters: 1))
        {
            if (hasEvents.Single(reader => reader.GetInt64(0), values[0]) != 0)
            {
                Run(connection, "ROLLBACK");
                Run(connection, $"DROP TABLE {gathered}");
                return false;
            }
        }

        Run(connection, PutHead, values[0], values[1], values[2]);
        PutRows(connection, gathered);
        Run(connection, PutPositions, values[0], values[1], values[3]);
        Run(connection, DropLetters, values[0], values[1]);
        Run(connection, DropEnds, values[0], values[1]);
        Run(connection, DropLosses, values[0]);
        Run(connection, OldNotices, values[0]);
        Run(connection, $"DROP TABLE {gathered}");
        Commit(connection);
        return true;
    }

    private static void PutRows(SqliteConnection connection, string gathered)
    {
        try
        {
            Run(connection, $"INSERT INTO journal ({RowColumns}) SELECT {RowColumns} FROM {gathered} ORDER BY sequence");
        }
        catch (SqliteException exception) when (SqliteFailure.IsUniqueViolation(exception))
        {
            throw IntakeChain.Twice(exception); // which ends the session, and the transaction with it
        }
    }

    private static void Commit(SqliteConnection connection)
    {
        try
        {
            Run(connection, "COMMIT");
        }
        catch (SqliteException exception)
        {
            throw SqliteFailure.WhileCommitting(exception);
        }
    }

    private static int Run(SqliteConnection connection, string sql, params object[] values)
    {
        using var statement = new SqliteStatement(connection, sql, values.Length);
        return statement.Run(values);
    }
}
