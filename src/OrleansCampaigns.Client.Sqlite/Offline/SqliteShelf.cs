using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Client.Offline;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Client.Sqlite.Offline;

/// <summary>One campaign's rows.</summary>
/// <param name="scope">Its key in the file.</param>
internal sealed class SqliteShelf(OfflineFile file, string path, long scope, Action close) : IOfflineShelf
{
    /// <summary>Views are believed to be whole only by the build that wrote them: another one may know more of the same campaign.</summary>
    private static readonly byte[] Build = typeof(LiveView).Module.ModuleVersionId.ToByteArray(bigEndian: true);

    public Task<OfflineContent> LoadAsync(CancellationToken cancellationToken) => file.RunAsync(connection =>
    {
        try
        {
            return new OfflineContent(
                LoadReplica(connection),
                connection.Read("SELECT position, queued_at, state, own_since, envelope, answer FROM commands WHERE scope = ?1 ORDER BY position", Command, scope),
                connection.Read("SELECT position, entity_kind, entity_id, command_id, version FROM own WHERE scope = ?1 ORDER BY position", Own, scope));
        }
        catch (JsonException cause)
        {
            throw OfflineFailure.CorruptFile(path, cause);
        }
    }, cancellationToken);

    public Task AddCommandAsync(QueuedCommand command) => RunAsync(connection => connection.Execute(
        "INSERT INTO commands (scope, position, command_id, queued_at, state, own_since, envelope, answer) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        scope, command.Position, Stored(command.Envelope.Id.Value), Stored(command.QueuedAt), (int)command.State, command.OwnSince, Json(command.Envelope), command.Answer is { } answer ? Json(answer) : null));

    public Task ChangeCommandAsync(QueuedCommand command) => RunAsync(connection => One(connection.Execute(
        "UPDATE commands SET state = ?3, envelope = ?4, answer = ?5 WHERE scope = ?1 AND position = ?2",
        scope, command.Position, (int)command.State, Json(command.Envelope), command.Answer is { } answer ? Json(answer) : null)));

    public Task RemoveCommandAsync(QueuedCommand command) => RunAsync(connection =>
    {
        if (OwnCommand.Of(command) is { } own)
        {
            connection.Execute("INSERT INTO own (scope, position, entity_kind, entity_id, command_id, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", scope, own.Position, (int)own.Entity.Kind, Stored(own.Entity.Id), Stored(own.Id.Value), own.Version);
            connection.Execute("DELETE FROM own WHERE scope = ?1 AND position <= (SELECT position FROM own WHERE scope = ?1 ORDER BY position DESC LIMIT 1 OFFSET ?2)", scope, OfflineContent.OwnMax);
        }

        return One(connection.Execute("DELETE FROM commands WHERE scope = ?1 AND position = ?2", scope, command.Position));
    });

    public Task AddUpdatesAsync(ImmutableArray<FeedUpdate> updates, FeedCursor cursor) => RunAsync(connection =>
    {
        var ordinal = connection.Number("SELECT coalesce(max(ordinal), 0) FROM updates WHERE scope = ?1", scope);
        foreach (var update in updates)
            connection.Execute("INSERT INTO updates (scope, ordinal, channel, number, content, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", scope, ++ordinal, (int)update.Channel, update.Number, Json(new NumberedUpdate(update.At, update.Update)), update.Version);
        return One(connection.Execute("UPDATE replicas SET cursor = ?2 WHERE scope = ?1", scope, Json(cursor)));
    });

    public Task ReplaceReplicaAsync(OfflineView view) => RunAsync(connection =>
    {
        connection.Execute("DELETE FROM updates WHERE scope = ?1", scope);
        return connection.Execute(
            "INSERT OR REPLACE INTO replicas (scope, build, channel, main, own, cursor, versions) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            scope, Build, (int)view.Channel, Json(view.Main), Json(view.Own), Json(view.Cursor), Json(view.ToSeenVersions()));
    });

    public ValueTask DisposeAsync()
    {
        close();
        return ValueTask.CompletedTask;
    }

    /// <summary>Null too when its JSON is of a build that knew other shapes: the server has it all, unlike the queue.</summary>
    private StoredReplica? LoadReplica(SqliteConnection connection)
    {
        try
        {
            var updates = connection.Read("SELECT channel, number, content, version FROM updates WHERE scope = ?1 ORDER BY ordinal", Update, scope);
            var replicas = connection.Read("SELECT build, channel, main, own, cursor, versions FROM replicas WHERE scope = ?1", reader => new StoredReplica(
                (ChannelKind)reader.GetInt32(1), From<LiveView>(reader, 2), From<OwnView>(reader, 3), updates, reader.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(Build) ? From<FeedCursor>(reader, 4) : null,
                From<ImmutableArray<SeenVersion>>(reader, 5)), scope);
            return replicas is [var replica] ? replica : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static QueuedCommand Command(SqliteDataReader reader) => new(
        reader.GetInt64(0), From<CommandEnvelope>(reader, 4), DateTimeOffset.UnixEpoch.AddTicks(reader.GetInt64(1) * TimeSpan.TicksPerMicrosecond), (QueuedState)reader.GetInt32(2),
        reader.IsDBNull(3) ? null : reader.GetInt64(3), reader.IsDBNull(5) ? null : From<CommandAnswer>(reader, 5));

    private static OwnCommand Own(SqliteDataReader reader) => new(
        reader.GetInt64(0), new EntityRef((EntityKind)reader.GetInt32(1), new Guid(reader.GetFieldValue<byte[]>(2), bigEndian: true)), new CommandId(new Guid(reader.GetFieldValue<byte[]>(3), bigEndian: true)), reader.IsDBNull(4) ? null : reader.GetString(4));

    private static FeedUpdate Update(SqliteDataReader reader)
    {
        var (at, update) = From<NumberedUpdate>(reader, 2);
        return new FeedUpdate((ChannelKind)reader.GetInt32(0), reader.GetInt64(1), at, update, reader.IsDBNull(3) ? null : reader.GetString(3));
    }

    private Task<int> RunAsync(Func<SqliteConnection, int> change) => file.RunAsync(change, CancellationToken.None);

    private static int One(int rows) => rows == 1 ? rows : throw new InvalidOperationException($"{rows} rows changed instead of one.");

    private static byte[] Json<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, WireJson.Options);

    private static T From<T>(SqliteDataReader reader, int ordinal) =>
        JsonSerializer.Deserialize<T>(reader.GetFieldValue<byte[]>(ordinal), WireJson.Options) ?? throw new JsonException($"Null is not a {typeof(T).Name}.");

    internal static byte[] Stored(Guid id) => id.ToByteArray(bigEndian: true);

    private static long Stored(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;
}
