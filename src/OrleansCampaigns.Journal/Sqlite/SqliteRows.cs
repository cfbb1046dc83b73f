using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace OrleansCampaigns.Journal.Sqlite;

/// <summary>Rows and heads as they are stored: ids as 16 bytes in network order (so that blobs sort like ids), times as microseconds since 1970.</summary>
internal static class SqliteRows
{
    public const string RowColumns = """
        campaign_id, sequence, entity_kind, entity_id, entity_version, event_type, schema_version,
        payload, command_id, command_index, actor, recorded_at, hash
        """;

    public const string HeadColumns = "campaign_id, epoch, sequence, hash";

    public static JournalRow Row(SqliteDataReader reader) => new(
        Id(reader, 0),
        reader.GetInt64(1),
        reader.GetInt16(2),
        Id(reader, 3),
        reader.GetInt64(4),
        reader.GetString(5),
        reader.GetInt32(6),
        Bytes(reader, 7),
        Id(reader, 8),
        reader.GetInt32(9),
        Id(reader, 10),
        At(reader, 11),
        Bytes(reader, 12));

    /// <summary>A row's columns as they are stored, in the order of <see cref="RowColumns"/>.</summary>
    public static object[] Values(JournalRow row) =>
    [
        Stored(row.CampaignId), row.Sequence, row.EntityKind, Stored(row.EntityId), row.EntityVersion, row.EventType, row.SchemaVersion,
        Stored(row.Payload), Stored(row.CommandId), row.CommandIndex, Stored(row.Actor), Stored(row.RecordedAt), Stored(row.Hash),
    ];

    public static JournalHead Head(SqliteDataReader reader) => new(Id(reader, 0), reader.GetInt64(1), reader.GetInt64(2), Bytes(reader, 3));

    public static byte[] Stored(Guid id) => id.ToByteArray(bigEndian: true);

    public static long Stored(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The array behind the memory when it is exactly that array, a copy otherwise.</summary>
    public static byte[] Stored(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Array is { } array && array.Length == segment.Count ? array : bytes.ToArray();

    public static ImmutableArray<T> ReadAll<T>(SqliteCommand command, Func<SqliteDataReader, T> read)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        using var reader = command.ExecuteReader();
        while (reader.Read()) all.Add(read(reader));
        return all.ToImmutable();
    }

    public static Guid Id(SqliteDataReader reader, int ordinal) => new(Bytes(reader, ordinal), bigEndian: true);

    public static DateTimeOffset At(SqliteDataReader reader, int ordinal) => DateTimeOffset.UnixEpoch.AddTicks(reader.GetInt64(ordinal) * TimeSpan.TicksPerMicrosecond);

    private static byte[] Bytes(SqliteDataReader reader, int ordinal) => reader.GetFieldValue<byte[]>(ordinal);
}
