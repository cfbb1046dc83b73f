using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Journal.Postgres;

namespace OrleansCampaigns.Benchmarks.Baselines;

/// <summary>The product's batches and rows without its fences: no compare-and-swap of heads, no unique command. Reads are those of the journal proper.</summary>
internal sealed class UnfencedStore(NpgsqlDataSource dataSource) : IJournalStore
{
    private const string Sql = """
        INSERT INTO journal_unfenced (campaign_id, sequence, entity_kind, entity_id, entity_version, event_type, schema_version,
                                      payload, command_id, command_index, actor, recorded_at, hash)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """;

    private readonly PostgresJournalStore _store = new(dataSource);

    public async Task<ImmutableArray<AppendOutcome>> AppendAsync(IReadOnlyList<JournalAppend> appends)
    {
        JournalRow[] rows = [.. appends.OrderBy(append => append.CampaignId).SelectMany(append => append.Rows)];
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(Sql, connection);
        Bind(command.Parameters, rows);
        await command.PrepareAsync();
        await command.ExecuteNonQueryAsync();
        return [.. appends.Select(_ => AppendOutcome.Committed)];
    }

    public Task<JournalHead> TakeOverAsync(Guid campaignId, CancellationToken cancellationToken) => _store.TakeOverAsync(campaignId, cancellationToken);

    public Task<ImmutableArray<JournalRow>> ReadAsync(Guid campaignId, long afterSequence, int rowsMax, CancellationToken cancellationToken) =>
        _store.ReadAsync(campaignId, afterSequence, rowsMax, cancellationToken);

    public Task<ImmutableArray<JournalRow>> ReadLastAsync(Guid campaignId, long throughSequence, int rowsMax, CancellationToken cancellationToken) =>
        _store.ReadLastAsync(campaignId, throughSequence, rowsMax, cancellationToken);

    public Task<ImmutableArray<JournalRow>> ReadEntityAsync(Guid campaignId, Guid entityId, long afterVersion, int rowsMax, CancellationToken cancellationToken) =>
        _store.ReadEntityAsync(campaignId, entityId, afterVersion, rowsMax, cancellationToken);

    public Task<ImmutableArray<JournalRow>> FindCommandAsync(Guid campaignId, Guid commandId, CancellationToken cancellationToken) =>
        _store.FindCommandAsync(campaignId, commandId, cancellationToken);

    public Task<ImmutableArray<JournalHead>> ReadHeadsAsync(IReadOnlyCollection<Guid> campaignIds, CancellationToken cancellationToken) =>
        _store.ReadHeadsAsync(campaignIds, cancellationToken);

    public Task<ImmutableArray<JournalHead>> ListAsync(Guid after, int headsMax, CancellationToken cancellationToken) => _store.ListAsync(after, headsMax, cancellationToken);

    public Task PingAsync(CancellationToken cancellationToken) => _store.PingAsync(cancellationToken);

    private static void Bind(NpgsqlParameterCollection parameters, JournalRow[] rows)
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

    private static void Add<T>(NpgsqlParameterCollection parameters, NpgsqlDbType element, JournalRow[] rows, Func<JournalRow, T> column) =>
        parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. rows.Select(column)], NpgsqlDbType = NpgsqlDbType.Array | element });
}
