using System.Collections.Immutable;
using Npgsql;

namespace OrleansCampaigns.Journal.Postgres;

/// <summary>Rows and heads as they are selected, in one order of columns.</summary>
internal static class PostgresRows
{
    public const string RowColumns = """
        campaign_id, sequence, entity_kind, entity_id, entity_version, event_type, schema_version,
        payload, command_id, command_index, actor, recorded_at, hash
        """;

    public const string HeadColumns = "campaign_id, epoch, sequence, hash";

    public static JournalRow Row(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        reader.GetInt64(1),
        reader.GetInt16(2),
        reader.GetGuid(3),
        reader.GetInt64(4),
        reader.GetString(5),
        reader.GetInt32(6),
        reader.GetFieldValue<byte[]>(7),
        reader.GetGuid(8),
        reader.GetInt32(9),
        reader.GetGuid(10),
        new DateTimeOffset(reader.GetDateTime(11), TimeSpan.Zero),
        reader.GetFieldValue<byte[]>(12));

    public static JournalHead Head(NpgsqlDataReader reader) =>
        new(reader.GetGuid(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetFieldValue<byte[]>(3));

    public static async Task<ImmutableArray<T>> ReadAllAsync<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) all.Add(read(reader));
        return all.ToImmutable();
    }
}
