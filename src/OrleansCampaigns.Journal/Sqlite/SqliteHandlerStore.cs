using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using static OrleansCampaigns.Journal.Sqlite.SqliteRows;

namespace OrleansCampaigns.Journal.Sqlite;

/// <summary>What handlers keep, in the journal's file, written by the journal's one writer.</summary>
public sealed class SqliteHandlerStore(SqliteJournalStore journal) : IHandlerStore
{
    private const string LetterColumns = "handler, campaign_id, sequence, entity_kind, entity_id, event_type, error, tries, trace_id, dead_at";

    private const string EndColumns = "handler, campaign_id, sequence, command_id, refusal_kind, refusal_code, refusal_message";

    private const string Mine = "EXISTS (SELECT 1 FROM handler_positions WHERE handler = ?1 AND campaign_id = ?2 AND claim = ?3)";

    /// <summary>Rows of a JSON array of [campaign as hexadecimal digits, handler, sequence].</summary>
    private const string Marks = "(SELECT unhex(value ->> 0) AS campaign_id, value ->> 1 AS handler, value ->> 2 AS sequence FROM json_each(?1))";

    public async Task<long> ReadPositionAsync(string handler, Guid campaignId, CancellationToken cancellationToken)
    {
        const string sql = "SELECT sequence FROM handler_positions WHERE campaign_id = ?1 AND handler = ?2";
        return (await journal.QueryAsync(sql, reader => reader.GetInt64(0), cancellationToken, Stored(campaignId), handler)).FirstOrDefault();
    }

    public Task ClaimAsync(string handler, Guid campaignId, Guid claim, CancellationToken cancellationToken) => journal.ExecuteAsync(
        ["INSERT INTO handler_positions (campaign_id, handler, sequence, claim) VALUES (?1, ?2, 0, ?3) ON CONFLICT (campaign_id, handler) DO UPDATE SET claim = excluded.claim"],
        Stored(campaignId), handler, Stored(claim));

    public Task WritePositionsAsync(ImmutableArray<HandlerMark> marks, CancellationToken cancellationToken)
    {
        ReadBound.Check(marks.Length);
        var json = JsonSerializer.Serialize(marks.Select(mark => new object[] { Convert.ToHexString(Stored(mark.CampaignId)), mark.Handler, mark.Sequence }));
        return journal.ExecuteAsync(
            [
                $"""
                INSERT INTO handler_positions (campaign_id, handler, sequence) SELECT campaign_id, handler, sequence FROM {Marks} WHERE true
                ON CONFLICT (campaign_id, handler) DO UPDATE SET sequence = excluded.sequence WHERE handler_positions.sequence < excluded.sequence
                """,
                $"""
                DELETE FROM dead_letters WHERE settled = 1
                AND EXISTS (SELECT 1 FROM {Marks} AS mark WHERE mark.handler = dead_letters.handler AND mark.campaign_id = dead_letters.campaign_id AND dead_letters.sequence <= mark.sequence)
                """,
                $"""
                DELETE FROM handler_ends
                WHERE EXISTS (SELECT 1 FROM {Marks} AS mark WHERE mark.handler = handler_ends.handler AND mark.campaign_id = handler_ends.campaign_id AND handler_ends.sequence <= mark.sequence)
                AND NOT EXISTS (
                    SELECT 1 FROM dead_letters AS letter
                    WHERE (letter.handler, letter.campaign_id, letter.sequence) = (handler_ends.handler, handler_ends.campaign_id, handler_ends.sequence) AND letter.settled = 0)
                """,
            ],
            json);
    }

    public Task<ImmutableArray<HandlerBacklog>> ListBacklogAsync(IReadOnlyCollection<string> handlers, Guid after, int campaignsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(campaignsMax);
        const string sql = """
            SELECT head.campaign_id, head.sequence, head.sequence > 0 AND
                (SELECT count(*) FROM handler_positions AS position
                 WHERE position.campaign_id = head.campaign_id AND position.handler IN (SELECT value FROM json_each(?2)) AND position.sequence >= head.sequence) < json_array_length(?2)
            FROM journal_heads AS head WHERE head.campaign_id > ?1 ORDER BY head.campaign_id LIMIT ?3
            """;
        return journal.QueryAsync(
            sql, reader => new HandlerBacklog(Id(reader, 0), reader.GetInt64(1), reader.GetBoolean(2)), cancellationToken, Stored(after), JsonSerializer.Serialize(handlers), campaignsMax);
    }

    public async Task<DateTimeOffset> BeginAsync(string handler, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await journal.ExecuteAsync(["INSERT INTO handlers (handler, since) VALUES (?1, ?2) ON CONFLICT DO NOTHING"], handler, Stored(now));
        return (await journal.QueryAsync("SELECT since FROM handlers WHERE handler = ?1", reader => At(reader, 0), cancellationToken, handler))[0];
    }

    public async Task<DeadLetterPut> PutDeadAsync(DeadLetter letter, Guid claim, CancellationToken cancellationToken)
    {
        var changed = await journal.ExecuteEachAsync(
            [
                "UPDATE handler_positions SET claim = claim WHERE handler = ?1 AND campaign_id = ?2 AND claim = ?3",
                $"""
                INSERT INTO dead_letters ({LetterColumns}) SELECT ?1, ?2, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11
                WHERE {Mine} AND (
                    EXISTS (SELECT 1 FROM dead_letters WHERE (handler, campaign_id, sequence) = (?1, ?2, ?4))
                    OR (SELECT count(*) FROM dead_letters WHERE handler = ?1 AND campaign_id = ?2 AND settled = 0) < {JournalLimits.OpenDeadLettersMax})
                ON CONFLICT (handler, campaign_id, sequence) DO UPDATE
                SET (error, tries, trace_id, dead_at) = (
                    SELECT iif(dead_letters.settled, dead_letters.error, excluded.error), iif(dead_letters.settled, dead_letters.tries, excluded.tries),
                        iif(dead_letters.settled, dead_letters.trace_id, excluded.trace_id), iif(dead_letters.settled, dead_letters.dead_at, excluded.dead_at))
                """,
            ],
            letter.Handler, Stored(letter.CampaignId), Stored(claim), letter.Sequence, letter.EntityKind, Stored(letter.EntityId), letter.EventType, letter.Error, letter.Tries,
            (object?)letter.TraceId ?? DBNull.Value, Stored(letter.DeadAt));
        return changed[0] == 0 ? DeadLetterPut.Superseded : changed[1] == 0 ? DeadLetterPut.Full : DeadLetterPut.Stored;
    }

    public async Task<bool> ChangeDeadAsync(DeadLetter letter, CancellationToken cancellationToken) => await journal.ExecuteAsync(
        ["UPDATE dead_letters SET error = ?4, tries = ?5, trace_id = ?6, dead_at = ?7 WHERE (handler, campaign_id, sequence) = (?1, ?2, ?3) AND settled = 0"],
        letter.Handler, Stored(letter.CampaignId), letter.Sequence, letter.Error, letter.Tries, (object?)letter.TraceId ?? DBNull.Value, Stored(letter.DeadAt)) > 0;

    public async Task<bool> PutEndAsync(HandlerEnd end, Guid claim, CancellationToken cancellationToken) => await journal.ExecuteAsync(
        [
            $"""
            INSERT INTO handler_ends ({EndColumns}) SELECT ?1, ?2, ?4, ?5, ?6, ?7, ?8 WHERE {Mine}
            ON CONFLICT (handler, campaign_id, sequence, command_id) DO UPDATE SET refusal_kind = handler_ends.refusal_kind
            """,
        ],
        end.Handler, Stored(end.CampaignId), Stored(claim), end.Sequence, Stored(end.CommandId), end.RefusalKind,
        (object?)end.RefusalCode ?? DBNull.Value, (object?)end.RefusalMessage ?? DBNull.Value) > 0;

    public Task<ImmutableArray<HandlerEnd>> ListEndsAsync(
        string handler, Guid campaignId, (long Sequence, Guid CommandId) after, int endsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(endsMax);
        const string sql = $"""
            SELECT {EndColumns} FROM handler_ends WHERE handler = ?1 AND campaign_id = ?2 AND (sequence, command_id) > (?3, ?4) ORDER BY sequence, command_id LIMIT ?5
            """;
        return journal.QueryAsync(sql, End, cancellationToken, handler, Stored(campaignId), after.Sequence, Stored(after.CommandId), endsMax);
    }

    public async Task<DeadLetter?> FindDeadAsync(string handler, Guid campaignId, long sequence, CancellationToken cancellationToken) =>
        (await journal.QueryAsync(
            $"SELECT {LetterColumns} FROM dead_letters WHERE (handler, campaign_id, sequence) = (?1, ?2, ?3) AND settled = 0",
            Letter, cancellationToken, handler, Stored(campaignId), sequence)).FirstOrDefault();

    public Task<ImmutableArray<DeadLetter>> ListDeadAsync((string Handler, Guid CampaignId, long Sequence) after, int lettersMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(lettersMax);
        return journal.QueryAsync(
            $"SELECT {LetterColumns} FROM dead_letters WHERE (handler, campaign_id, sequence) > (?1, ?2, ?3) AND settled = 0 ORDER BY handler, campaign_id, sequence LIMIT ?4",
            Letter, cancellationToken, after.Handler, Stored(after.CampaignId), after.Sequence, lettersMax);
    }

    public Task<ImmutableArray<long>> ListGivenUpAsync(string handler, Guid campaignId, long after, int sequencesMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(sequencesMax);
        const string sql = "SELECT sequence FROM dead_letters WHERE handler = ?1 AND campaign_id = ?2 AND sequence > ?3 ORDER BY sequence LIMIT ?4";
        return journal.QueryAsync(sql, reader => reader.GetInt64(0), cancellationToken, handler, Stored(campaignId), after, sequencesMax);
    }

    public async Task<bool> SettleDeadAsync(string handler, Guid campaignId, long sequence, CancellationToken cancellationToken) =>
        await journal.ExecuteAsync(
            ["UPDATE dead_letters SET settled = 1 WHERE (handler, campaign_id, sequence) = (?1, ?2, ?3) AND settled = 0"], handler, Stored(campaignId), sequence) > 0;

    public Task SweepSettledAsync(CancellationToken cancellationToken)
    {
        const string passed = """
            letter.settled = 1 AND EXISTS (
                SELECT 1 FROM handler_positions AS position
                WHERE position.campaign_id = letter.campaign_id AND position.handler = letter.handler AND position.sequence >= letter.sequence)
            """;
        return journal.ExecuteAsync(
            [
                $"DELETE FROM handler_ends WHERE (handler, campaign_id, sequence) IN (SELECT handler, campaign_id, sequence FROM dead_letters AS letter WHERE {passed})",
                $"DELETE FROM dead_letters AS letter WHERE {passed}",
            ]);
    }

    private static HandlerEnd End(SqliteDataReader reader) => new(
        reader.GetString(0),
        Id(reader, 1),
        reader.GetInt64(2),
        Id(reader, 3),
        reader.GetInt16(4),
        reader.IsDBNull(5) ? null : reader.GetString(5),
        reader.IsDBNull(6) ? null : reader.GetString(6));

    private static DeadLetter Letter(SqliteDataReader reader) => new(
        reader.GetString(0),
        Id(reader, 1),
        reader.GetInt64(2),
        reader.GetInt16(3),
        Id(reader, 4),
        reader.GetString(5),
        reader.GetString(6),
        reader.GetInt32(7),
        reader.IsDBNull(8) ? null : reader.GetString(8),
        At(reader, 9));
}
