using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;

namespace OrleansCampaigns.Journal.Postgres;

/// <summary>The dead letters in PostgreSQL. The data source stays the caller's.</summary>
public sealed class PostgresDeadLetters(NpgsqlDataSource dataSource) : IDeadLetterStore
{
    private const string Columns = "handler, campaign_id, sequence, entity_kind, entity_id, event_type, error, tries, trace_id, dead_at";

    public Task PutAsync(DeadLetter letter, CancellationToken cancellationToken) => ExecuteAsync(
        $"""
        INSERT INTO dead_letters ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (handler, campaign_id, sequence) DO UPDATE
        SET error = excluded.error, tries = excluded.tries, trace_id = excluded.trace_id, dead_at = excluded.dead_at
        """,
        cancellationToken,
        letter.Handler, letter.CampaignId, letter.Sequence, letter.EntityKind, letter.EntityId, letter.EventType, letter.Error, letter.Tries, letter.TraceId, letter.DeadAt.UtcDateTime);

    public async Task<DeadLetter?> FindAsync(string handler, Guid campaignId, long sequence, CancellationToken cancellationToken) =>
        (await QueryAsync($"SELECT {Columns} FROM dead_letters WHERE (handler, campaign_id, sequence) = ($1, $2, $3)", cancellationToken, handler, campaignId, sequence)).FirstOrDefault();

    public Task<ImmutableArray<DeadLetter>> ListAsync((string Handler, Guid CampaignId, long Sequence) after, int lettersMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(lettersMax);
        return QueryAsync(
            $"SELECT {Columns} FROM dead_letters WHERE (handler, campaign_id, sequence) > ($1, $2, $3) ORDER BY handler, campaign_id, sequence LIMIT $4",
            cancellationToken, after.Handler, after.CampaignId, after.Sequence, lettersMax);
    }

    public async Task<bool> RemoveAsync(string handler, Guid campaignId, long sequence, CancellationToken cancellationToken) =>
        await ExecuteAsync("DELETE FROM dead_letters WHERE (handler, campaign_id, sequence) = ($1, $2, $3)", cancellationToken, handler, campaignId, sequence) > 0;

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

    private async Task<ImmutableArray<DeadLetter>> QueryAsync(string sql, CancellationToken cancellationToken, params object?[] arguments)
    {
        try
        {
            await using var command = Command(sql, arguments);
            return await PostgresRows.ReadAllAsync(command, Letter, cancellationToken);
        }
        catch (Exception exception) when (PostgresFailure.IsOfDatabase(exception))
        {
            throw PostgresFailure.Unavailable(exception);
        }
    }

    private NpgsqlCommand Command(string sql, object?[] arguments)
    {
        var command = dataSource.CreateCommand(sql);
        foreach (var argument in arguments)
            command.Parameters.Add(argument is null ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text } : new NpgsqlParameter { Value = argument });
        return command;
    }

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
