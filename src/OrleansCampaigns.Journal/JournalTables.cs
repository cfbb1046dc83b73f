using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace OrleansCampaigns.Journal;

/// <summary>What only a verification asks of the journal's tables. Every method may throw <see cref="JournalUnavailableException"/>.</summary>
public sealed class JournalTables
{
    private readonly Tables _tables;
    private readonly Func<Guid, object> _stored;
    private readonly Func<object, Guid> _read;

    private JournalTables(DbDataSource database, Func<Guid, object> stored, Func<object, Guid> read) => (_tables, _stored, _read, Handlers) = (new Tables(database), stored, read, new HandlerTables(new Tables(database), stored));

    /// <summary>What handlers keep beside the journal.</summary>
    public HandlerTables Handlers { get; }

    public static JournalTables ForPostgres(NpgsqlDataSource database) => new(database, id => id, value => (Guid)value);

    public static JournalTables ForSqlite(DbDataSource database) => new(database, id => id.ToByteArray(bigEndian: true), value => new Guid((byte[])value, bigEndian: true));

    /// <summary>A SQLite file for <see cref="FindingTable"/> and its like: a connection for each statement, so that none stays in a transaction.</summary>
    public static DbDataSource SqliteSource(string connectionString) =>
        SqliteFactory.Instance.CreateDataSource(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());

    /// <summary>How many campaigns have a head: about as many as there are.</summary>
    public async Task<long> CountCampaignsAsync(CancellationToken cancellationToken) =>
        (await _tables.QueryAsync("SELECT count(*) FROM journal_heads", reader => reader.GetInt64(0), cancellationToken))[0];

    /// <summary>The next campaign in ascending order of id that has a head or rows, or of which a handler has handled something: what lost its head, or all of it, is looked at too. Null: there is none.</summary>
    public async Task<Guid?> NextCampaignAsync(Guid after, CancellationToken cancellationToken)
    {
        const string sql = """
            SELECT campaign_id FROM (
                SELECT campaign_id FROM (SELECT campaign_id FROM journal WHERE campaign_id > @after ORDER BY campaign_id LIMIT 1) AS of_rows
                UNION ALL
                SELECT campaign_id FROM (SELECT campaign_id FROM journal_heads WHERE campaign_id > @after ORDER BY campaign_id LIMIT 1) AS of_heads
                UNION ALL
                SELECT campaign_id FROM (SELECT campaign_id FROM handler_positions WHERE campaign_id > @after AND sequence > 0 ORDER BY campaign_id LIMIT 1) AS of_handlers
            ) AS following ORDER BY campaign_id LIMIT 1
            """;
        var next = await _tables.QueryAsync(sql, reader => _read(reader.GetValue(0)), cancellationToken, ("@after", _stored(after)));
        return next is [var id] ? id : null;
    }

    /// <summary>Moves a head that is behind its own rows to the last of them, under a new epoch. False when the head moved meanwhile: then nothing was changed.</summary>
    public async Task<bool> AdvanceHeadAsync(JournalHead from, long toSequence, ReadOnlyMemory<byte> toHash, CancellationToken cancellationToken) =>
        await _tables.ExecuteAsync(
            "UPDATE journal_heads SET sequence = @to, hash = @hash, epoch = epoch + 1 WHERE campaign_id = @campaign AND epoch = @epoch AND sequence = @from",
            cancellationToken,
            ("@to", toSequence), ("@hash", toHash.ToArray()), ("@campaign", _stored(from.CampaignId)), ("@epoch", from.Epoch), ("@from", from.Sequence)) == 1;
}
