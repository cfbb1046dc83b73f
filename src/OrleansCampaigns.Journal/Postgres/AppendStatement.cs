using Npgsql;
using NpgsqlTypes;

namespace OrleansCampaigns.Journal.Postgres;

/// <summary>
/// The one statement that commits a batch. A campaign whose head is not exactly where its append expects it drops out of
/// <c>moved</c>, and its rows with it; everything else commits.
/// </summary>
internal static class AppendStatement
{
    private const string Sql = """
        WITH moved AS (
            UPDATE journal_heads AS head
            SET sequence = expected.next_sequence, hash = expected.next_hash
            FROM unnest($1, $2, $3, $4, $5) AS expected (campaign_id, epoch, sequence, next_sequence, next_hash)
            WHERE head.campaign_id = expected.campaign_id
              AND head.epoch = expected.epoch
              AND head.sequence = expected.sequence
            RETURNING head.campaign_id
        ), written AS (
            INSERT INTO journal (campaign_id, sequence, entity_kind, entity_id, entity_version, event_type, schema_version,
                                 payload, command_id, command_index, actor, recorded_at, hash)
            SELECT line.campaign_id, line.sequence, line.entity_kind, line.entity_id, line.entity_version, line.event_type, line.schema_version,
                   line.payload, line.command_id, line.command_index, line.actor, line.recorded_at, line.hash
            FROM unnest($6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
                 AS line (campaign_id, sequence, entity_kind, entity_id, entity_version, event_type, schema_version,
                          payload, command_id, command_index, actor, recorded_at, hash)
            JOIN moved ON moved.campaign_id = line.campaign_id
        )
        SELECT campaign_id FROM moved
        """;

    /// <param name="connection">Open.</param>
    /// <param name="appends">In ascending order of campaign, so that two silos lock heads in the same order.</param>
    public static NpgsqlCommand Bind(NpgsqlConnection connection, IReadOnlyList<JournalAppend> appends)
    {
        var command = new NpgsqlCommand(Sql, connection);
        try
        {
            BindHeads(command.Parameters, appends);
            BindRows(command.Parameters, [.. appends.SelectMany(append => append.Rows)]);
            return command;
        }
        catch
        {
            command.Dispose();
            throw;
        }
    }

    private static void BindHeads(NpgsqlParameterCollection parameters, IReadOnlyList<JournalAppend> appends)
    {
        Add(parameters, NpgsqlDbType.Uuid, appends, append => append.CampaignId);
        Add(parameters, NpgsqlDbType.Bigint, appends, append => append.Epoch);
        Add(parameters, NpgsqlDbType.Bigint, appends, append => append.ExpectedSequence);
        Add(parameters, NpgsqlDbType.Bigint, appends, append => append.Rows[^1].Sequence);
        Add(parameters, NpgsqlDbType.Bytea, appends, append => append.Rows[^1].Hash);
    }

    private static void BindRows(NpgsqlParameterCollection parameters, JournalRow[] rows)
    {
        Add(parameters, NpgsqlDbType.Uuid, rows, row => row.CampaignId);
        Add(parameters, NpgsqlDbType.Bigint, rows, row => row.Sequence);
        Add(parameters, NpgsqlDbType.Smallint, rows, row => row.EntityKind);
        Add(parameters, NpgsqlDbType.Uuid, rows, row => row.EntityId);
        Add(parameters, NpgsqlDbType.Bigint, rows, row => row.EntityVersion);
        Add(parameters, NpgsqlDbType.Text, rows, row => row.EventType);
        Add(parameters, NpgsqlDbType.Integer, rows, row => row.SchemaVersion);
        Add(parameters, NpgsqlDbType.Bytea, rows, row => row.Payload);
        Add(parameters, NpgsqlDbType.Uuid, rows, row => row.CommandId);
        Add(parameters, NpgsqlDbType.Integer, rows, row => row.CommandIndex);
        Add(parameters, NpgsqlDbType.Uuid, rows, row => row.Actor);
        Add(parameters, NpgsqlDbType.TimestampTz, rows, row => row.RecordedAt.UtcDateTime);
        Add(parameters, NpgsqlDbType.Bytea, rows, row => row.Hash);
    }

    private static void Add<TSource, T>(NpgsqlParameterCollection parameters, NpgsqlDbType element, IReadOnlyList<TSource> source, Func<TSource, T> column)
    {
        var values = new T[source.Count];
        for (var i = 0; i < values.Length; i++) values[i] = column(source[i]);
        parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | element });
    }
}
