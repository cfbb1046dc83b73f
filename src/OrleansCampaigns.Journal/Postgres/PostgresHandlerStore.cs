using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;

namespace OrleansCampaigns.Journal.Postgres;

/// <summary>What handlers keep, in PostgreSQL. The data source stays the caller's.</summary>
public sealed class PostgresHandlerStore(NpgsqlDataSource dataSource) : IHandlerStore
{
    private const string LetterColumns = "handler, campaign_id, sequence, entity_kind, entity_id, event_type, error, tries, trace_id, dead_at";

    private const string EndColumns = "handler, campaign_id, sequence, command_id, refusal_kind, refusal_code, refusal_message";

    public async Task<long> ReadPositionAsync(string handler, Guid campaignId, CancellationToken cancellationToken)
    {
        const string sql = "SELECT sequence FROM handler_positions WHERE campaign_id = $1 AND handler = $2";
        return (await QueryAsync(sql, reader => reader.GetInt64(0), cancellationToken, campaignId, handler)).FirstOrDefault();
    }

    public Task ClaimAsync(string handler, Guid campaignId, Guid claim, CancellationToken cancellationToken) => ExecuteAsync(
        "INSERT INTO handler_positions (campaign_id, handler, sequence, claim) VALUES ($1, $2, 0, $3) ON CONFLICT (campaign_id, handler) DO UPDATE SET claim = excluded.claim",
        cancellationToken, campaignId, handler, claim);

    public Task WritePositionsAsync(ImmutableArray<HandlerMark> marks, CancellationToken cancellationToken)
    {
        ReadBound.Check(marks.Length);

        // In one order, so that two servers that write the same rows wait for each other instead of dying of it.
        var sorted = marks.OrderBy(mark => mark.CampaignId).ThenBy(mark => mark.Handler, StringComparer.Ordinal).ToArray();
        const string sql = """
            WITH marks AS (SELECT * FROM unnest($1::uuid[], $2::text[], $3::bigint[]) AS mark (campaign_id, handler, sequence)),
            passed AS (DELETE FROM dead_letters AS letter USING marks
                WHERE letter.settled AND letter.handler = marks.handler AND letter.campaign_id = marks.campaign_id AND letter.sequence <= marks.sequence),
            over AS (DELETE FROM handler_ends AS ended USING marks
                WHERE ended.handler = marks.handler AND ended.campaign_id = marks.campaign_id AND ended.sequence <= marks.sequence AND NOT EXISTS (
                    SELECT 1 FROM dead_letters AS letter
                    WHERE (letter.handler, letter.campaign_id, letter.sequence) = (ended.handler, ended.campaign_id, ended.sequence) AND NOT letter.settled))
            INSERT INTO handler_positions AS position (campaign_id, handler, sequence) SELECT campaign_id, handler, sequence FROM marks
            ON CONFLICT (campaign_id, handler) DO UPDATE SET sequence = excluded.sequence WHERE position.sequence < excluded.sequence
            """;
        return ExecuteAsync(
            sql, cancellationToken, sorted.Select(mark => mark.CampaignId).ToArray(), sorted.Select(mark => mark.Handler).ToArray(), sorted.Select(mark => mark.Sequence).ToArray());
    }

    public Task<ImmutableArray<HandlerBacklog>> ListBacklogAsync(IReadOnlyCollection<string> handlers, Guid after, int campaignsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(campaignsMax);
        const string sql = """
            SELECT head.campaign_id, head.sequence, head.sequence > 0 AND
                (SELECT count(*) FROM handler_positions AS position
                 WHERE position.campaign_id = head.campaign_id AND position.handler = ANY($2) AND position.sequence >= head.sequence) < cardinality($2)
            FROM (SELECT campaign_id, sequence FROM journal_heads WHERE campaign_id > $1 ORDER BY campaign_id LIMIT $3) AS head ORDER BY head.campaign_id
            """;
        return QueryAsync(sql, reader => new HandlerBacklog(reader.GetGuid(0), reader.GetInt64(1), reader.GetBoolean(2)), cancellationToken, after, handlers.ToArray(), campaignsMax);
    }

    public async Task<DateTimeOffset> BeginAsync(string handler, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await ExecuteAsync("INSERT INTO handlers (handler, since) VALUES ($1, $2) ON CONFLICT DO NOTHING", cancellationToken, handler, now.UtcDateTime);
        return (await QueryAsync("SELECT since FROM handlers WHERE handler = $1", reader => new DateTimeOffset(reader.GetDateTime(0), TimeSpan.Zero), cancellationToken, handler))[0];
    }

    /// <summary>The row of the position is taken in a statement of its own, so that the next one counts all letters that were stored by then.</summary>
    public async Task<DeadLetterPut> PutDeadAsync(DeadLetter letter, Guid claim, CancellationToken cancellationToken)
    {
        const string mine = "SELECT 1 FROM handler_positions WHERE handler = $1 AND campaign_id = $2 AND claim = $3";
        var sql = $"""
            WITH mine AS ({mine}),
            room AS (
                SELECT 1 FROM mine WHERE EXISTS (SELECT 1 FROM dead_letters WHERE (handler, campaign_id, sequence) = ($1, $2, $4))
                OR (SELECT count(*) FROM dead_letters WHERE handler = $1 AND campaign_id = $2 AND NOT settled) < {JournalLimits.OpenDeadLettersMax}),
            put AS (
                INSERT INTO dead_letters AS letter ({LetterColumns}) SELECT $1, $2, $4, $5, $6, $7, $8, $9, $10, $11 FROM room
                ON CONFLICT (handler, campaign_id, sequence) DO UPDATE
                SET error = excluded.error, tries = excluded.tries, trace_id = excluded.trace_id, dead_at = excluded.dead_at WHERE NOT letter.settled)
            SELECT (SELECT count(*) FROM mine), (SELECT count(*) FROM room)
            """;
        try
        {
            await using var batch = dataSource.CreateBatch();
            batch.BatchCommands.Add(Bound(new NpgsqlBatchCommand(mine + " FOR UPDATE"), [letter.Handler, letter.CampaignId, claim]));
            batch.BatchCommands.Add(Bound(new NpgsqlBatchCommand(sql), [
                letter.Handler, letter.CampaignId, claim, letter.Sequence, letter.EntityKind, letter.EntityId, letter.EventType, letter.Error, letter.Tries, letter.TraceId, letter.DeadAt.UtcDateTime]));
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            await reader.NextResultAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            return reader.GetInt64(0) == 0 ? DeadLetterPut.Superseded : reader.GetInt64(1) == 0 ? DeadLetterPut.Full : DeadLetterPut.Stored;
        }
        catch (Exception exception) when (PostgresFailure.IsOfDatabase(exception))
        {
            throw PostgresFailure.Unavailable(exception);
        }
    }

    public async Task<bool> ChangeDeadAsync(DeadLetter letter, CancellationToken cancellationToken) => await ExecuteAsync(
        "UPDATE dead_letters SET error = $4, tries = $5, trace_id = $6, dead_at = $7 WHERE (handler, campaign_id, sequence) = ($1, $2, $3) AND NOT settled",
        cancellationToken, letter.Handler, letter.CampaignId, letter.Sequence, letter.Error, letter.Tries, letter.TraceId, letter.DeadAt.UtcDateTime) > 0;

    public Task<bool> PutEndAsync(HandlerEnd end, Guid claim, CancellationToken cancellationToken) => PutClaimedAsync(
        $"INSERT INTO handler_ends ({EndColumns}) SELECT $1, $2, $4, $5, $6, $7, $8 FROM mine ON CONFLICT DO NOTHING",
        cancellationToken, end.Handler, end.CampaignId, claim, end.Sequence, end.CommandId, end.RefusalKind, end.RefusalCode, end.RefusalMessage);

    public Task<ImmutableArray<HandlerEnd>> ListEndsAsync(
        string handler, Guid campaignId, (long Sequence, Guid CommandId) after, int endsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(endsMax);
        const string sql = $"""
            SELECT {EndColumns} FROM handler_ends WHERE handler = $1 AND campaign_id = $2 AND (sequence, command_id) > ($3, $4) ORDER BY sequence, command_id LIMIT $5
            """;
        return QueryAsync(sql, End, cancellationToken, handler, campaignId, after.Sequence, after.CommandId, endsMax);
    }

    public async Task<DeadLetter?> FindDeadAsync(string handler, Guid campaignId, long sequence, CancellationToken cancellationToken) =>
        (await QueryAsync(
            $"SELECT {LetterColumns} FROM dead_letters WHERE (handler, campaign_id, sequence) = ($1, $2, $3) AND NOT settled", Letter, cancellationToken, handler, campaignId, sequence)).FirstOrDefault();

    public Task<ImmutableArray<DeadLetter>> ListDeadAsync((string Handler, Guid CampaignId, long Sequence) after, int lettersMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(lettersMax);
        const string sql = $"""
            SELECT {LetterColumns} FROM dead_letters WHERE (handler, campaign_id, sequence) > ($1, $2, $3) AND NOT settled
            ORDER BY handler, campaign_id, sequence LIMIT $4
            """;
        return QueryAsync(sql, Letter, cancellationToken, after.Handler, after.CampaignId, after.Sequence, lettersMax);
    }

    public Task<ImmutableArray<long>> ListGivenUpAsync(string handler, Guid campaignId, long after, int sequencesMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(sequencesMax);
        const string sql = "SELECT sequence FROM dead_letters WHERE handler = $1 AND campaign_id = $2 AND sequence > $3 ORDER BY sequence LIMIT $4";
        return QueryAsync(sql, reader => reader.GetInt64(0), cancellationToken, handler, campaignId, after, sequencesMax);
    }

    public async Task<bool> SettleDeadAsync(string handler, Guid campaignId, long sequence, CancellationToken cancellationToken) =>
        await ExecuteAsync(
            "UPDATE dead_letters SET settled = true WHERE (handler, campaign_id, sequence) = ($1, $2, $3) AND NOT settled", cancellationToken, handler, campaignId, sequence) > 0;

    public Task SweepSettledAsync(CancellationToken cancellationToken) => ExecuteAsync(
        """
        WITH passed AS (
            DELETE FROM dead_letters AS letter USING handler_positions AS position
            WHERE letter.settled AND position.campaign_id = letter.campaign_id AND position.handler = letter.handler AND position.sequence >= letter.sequence
            RETURNING letter.handler, letter.campaign_id, letter.sequence)
        DELETE FROM handler_ends AS ended USING passed WHERE (ended.handler, ended.campaign_id, ended.sequence) = (passed.handler, passed.campaign_id, passed.sequence)
        """,
        cancellationToken);

    /// <summary>The row of the position is locked against a claim at the same time: what is written is written before that claim returns.</summary>
    private async Task<bool> PutClaimedAsync(string insert, CancellationToken cancellationToken, params object?[] arguments)
    {
        var sql = $"""
            WITH mine AS (SELECT 1 FROM handler_positions WHERE handler = $1 AND campaign_id = $2 AND claim = $3 FOR SHARE), put AS ({insert} RETURNING 1)
            SELECT count(*) FROM mine
            """;
        return (await QueryAsync(sql, reader => reader.GetInt64(0), cancellationToken, arguments))[0] > 0;
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params object?[] arguments)
    {
        try
        {
            await using var command = Command(sql, arguments);
            return await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception exception) when (PostgresFailure.IsOfDatabase(exception))
        {
            throw PostgresFailure.Unavailable(exception);
        }
    }

    private async Task<ImmutableArray<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params object?[] arguments)
    {
        try
        {
            await using var command = Command(sql, arguments);
            return await PostgresRows.ReadAllAsync(command, read, cancellationToken);
        }
        catch (Exception exception) when (PostgresFailure.IsOfDatabase(exception))
        {
            throw PostgresFailure.Unavailable(exception);
        }
    }

    private NpgsqlCommand Command(string sql, object?[] arguments)
    {
        var command = dataSource.CreateCommand(sql);
        foreach (var argument in arguments) command.Parameters.Add(Parameter(argument));
        return command;
    }

    private static NpgsqlBatchCommand Bound(NpgsqlBatchCommand command, object?[] arguments)
    {
        foreach (var argument in arguments) command.Parameters.Add(Parameter(argument));
        return command;
    }

    private static NpgsqlParameter Parameter(object? argument) =>
        argument is null ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text } : new NpgsqlParameter { Value = argument };

    private static HandlerEnd End(NpgsqlDataReader reader) => new(
        reader.GetString(0),
        reader.GetGuid(1),
        reader.GetInt64(2),
        reader.GetGuid(3),
        reader.GetInt16(4),
        reader.IsDBNull(5) ? null : reader.GetString(5),
        reader.IsDBNull(6) ? null : reader.GetString(6));

    private static DeadLetter Letter(NpgsqlDataReader reader) => new(
        reader.GetString(0),
        reader.GetGuid(1),
        reader.GetInt64(2),
        reader.GetInt16(3),
        reader.GetGuid(4),
        reader.GetString(5),
        reader.GetString(6),
        reader.GetInt32(7),
        reader.IsDBNull(8) ? null : reader.GetString(8),
        new DateTimeOffset(reader.GetDateTime(9), TimeSpan.Zero));
}
