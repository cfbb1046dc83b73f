using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.Consistency;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Consistency;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Tests.Consistency;

/// <summary>A copy of a played campaign's database, to be damaged past everything that protects it.</summary>
internal sealed class StoredCampaign : IAsyncDisposable
{
    private const string ServiceId = "campaigns";

    private readonly CampaignDatabase _database;
    private readonly ServiceProvider _services;
    private readonly DbDataSource _journal;
    private readonly DbDataSource _states;
    private readonly Func<Task> _remove;

    private StoredCampaign(string database, CampaignId campaign, Func<Task> remove)
    {
        (Campaign, _remove, IsSqlite) = (campaign, remove, database.StartsWith("sqlite:", StringComparison.Ordinal));
        Setting = database;
        _database = CampaignDatabase.Of(new ServerOptions { Database = database });
        _services = VerificationTables.Alone(_database, ServiceId);
        _states = _database.OpenStates();
        _journal = IsSqlite ? JournalTables.SqliteSource($"Data Source={Path.Combine(database["sqlite:".Length..], "journal.db")}") : _states;
    }

    public CampaignId Campaign { get; }

    public string Setting { get; }

    public bool IsSqlite { get; }

    public List<JournalRow> Rows { get; private set; } = [];

    public long Last => Rows[^1].Sequence;

    public Serializer Serializer => _services.GetRequiredService<Serializer>();

    public FindingTable Findings => _services.GetRequiredService<FindingTable>();

    public GrainStateTable States => _services.GetRequiredService<GrainStateTable>();

    public static async Task<StoredCampaign> OpenAsync(string database, CampaignId campaign, Func<Task> remove)
    {
        var stored = new StoredCampaign(database, campaign, remove);
        await stored.ReadRowsAsync();
        return stored;
    }

    public Task<VerifyReport> VerifyAsync(bool repair = false) =>
        new VerifyOperation(new DirectVerifier(_services.GetRequiredService<VerificationParts>()), _services.GetRequiredService<JournalTables>())
            .RunAsync(new VerifyRequest(Campaign: null, repair), progress: null, TestContext.Current.CancellationToken);

    public JournalRow RowOf(string eventType) => Rows.First(row => row.EventType == eventType);

    /// <summary>On the journal; @campaign is bound.</summary>
    public async Task ExecuteAsync(string sql, params (string Name, object Value)[] arguments) =>
        await ExecuteAsync(_journal, sql, [("@campaign", Id(Campaign.Value)), .. arguments.Select(argument => (argument.Name, argument.Value is Guid id ? Id(id) : argument.Value))]);

    /// <summary>On grain states.</summary>
    public Task ExecuteOnStatesAsync(string sql, params (string Name, object Value)[] arguments) => ExecuteAsync(_states, sql, arguments);

    /// <summary>Puts a row in the place of the one with its sequence; chain and head are made right again, and snapshots, which stand on the old chain, are gone.</summary>
    public async Task ReplaceAsync(JournalRow row)
    {
        Rows[(int)row.Sequence - 1] = row;
        await RewriteAsync();
    }

    /// <summary>Appends events that no decider would have decided.</summary>
    /// <returns>The sequence of the first.</returns>
    public async Task<long> AppendAsync(EntityKind kind, Guid entity, params DomainEvent[] events)
    {
        var (first, command) = (Last + 1, Guid.NewGuid());
        foreach (var (happened, index) in events.Select((happened, index) => (happened, index)))
        {
            var encoded = EventCodec.Encode(happened);
            var version = Rows.Where(row => row.EntityId == entity).Select(row => row.EntityVersion).DefaultIfEmpty().Max() + 1;
            Rows.Add(new JournalRow(
                Campaign.Value, Last + 1, (short)kind, entity, version, encoded.Type, encoded.Schema, encoded.Payload, command, index, Rows[0].Actor, Rows[^1].RecordedAt, default));
        }

        await RewriteAsync();
        return first;
    }

    public async Task<EntitySnapshot> SnapshotAsync(EntityKind kind, Guid entity) => Serializer.Deserialize<EntitySnapshot>((await StateAsync(kind, entity)).Payload)!;

    public async Task<StoredGrainState> StateAsync(EntityKind kind, Guid entity) =>
        (await States.ReadAsync(entity, EntityKeys.ExtensionOf(Campaign), EntityStates.SnapshotNameOf(kind), CancellationToken.None))!;

    public async Task<EntitySnapshot> WorldAsync() =>
        Serializer.Deserialize<EntitySnapshot>((await States.ReadAsync(Campaign.Value, "", "campaign-world-snapshot", CancellationToken.None))!.Payload)!;

    public Task PutAsync(string stateName, EntitySnapshot snapshot) => PutAsync(stateName, Serializer.SerializeToArray(snapshot));

    /// <summary>Of entities, those with this name; there is one of each that tests damage.</summary>
    public Task PutAsync(string stateName, byte[] payload) =>
        ExecuteOnStatesAsync("UPDATE orleans_storage SET payload = @payload WHERE state_name = @name", ("@payload", payload), ("@name", stateName));

    /// <summary>Every row of every campaign as the database itself shows it.</summary>
    public async Task<string> DumpOfWholeAsync()
    {
        var dump = new System.Text.StringBuilder();
        await using var connection = await _journal.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM journal ORDER BY campaign_id, sequence";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            for (var i = 0; i < reader.FieldCount; i++) dump.Append(reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i)).Append('|');
        }

        return dump.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        await _remove();
    }

    /// <summary>A moment as a snapshot holds it.</summary>
    public static EntitySnapshot SnapshotOf(ReplicaMoment moment, long version) => EntitySnapshot.Of(EntityShell.RulesBuild, version, moment.RowHash, moment.ToJson());

    private async Task ReadRowsAsync() =>
        Rows = [.. await _services.GetRequiredService<IJournalStore>().ReadAsync(Campaign.Value, 0, JournalLimits.ReadRowsMax, CancellationToken.None)];

    private async Task RewriteAsync()
    {
        await ExecuteOnStatesAsync("DELETE FROM orleans_storage");
        await ExecuteAsync("DELETE FROM journal WHERE campaign_id = @campaign");
        var before = JournalChain.Genesis;
        for (var i = 0; i < Rows.Count; i++)
        {
            Rows[i] = Rows[i] with { Hash = JournalChain.HashOf(before.Span, Rows[i]) };
            before = Rows[i].Hash;
            await InsertAsync(Rows[i]);
        }

        await ExecuteAsync("UPDATE journal_heads SET sequence = @sequence, hash = @hash WHERE campaign_id = @campaign", ("@sequence", Last), ("@hash", before.ToArray()));
    }

    /// <summary>As if the handler of influence had given that event up.</summary>
    public Task PutLetterAsync(JournalRow row) => ExecuteAsync(
        """
        INSERT INTO dead_letters (handler, campaign_id, sequence, entity_kind, entity_id, event_type, error, tries, dead_at)
        VALUES ('influence', @campaign, @sequence, @kind, @entity, @type, 'Broken.', 3, @at)
        """,
        ("@sequence", row.Sequence), ("@kind", row.EntityKind), ("@entity", row.EntityId), ("@type", row.EventType), ("@at", IsSqlite ? 1L : DateTime.UtcNow));

    public Task InsertAsync(JournalRow row) => ExecuteAsync(
        """
        INSERT INTO journal (campaign_id, sequence, entity_kind, entity_id, entity_version, event_type, schema_version, payload, command_id, command_index, actor, recorded_at, hash)
        VALUES (@campaign, @sequence, @kind, @entity, @version, @type, @schema, @payload, @command, @index, @actor, @at, @hash)
        """,
        ("@sequence", row.Sequence), ("@kind", row.EntityKind), ("@entity", row.EntityId), ("@version", row.EntityVersion), ("@type", row.EventType), ("@schema", row.SchemaVersion),
        ("@payload", row.Payload.ToArray()), ("@command", row.CommandId), ("@index", row.CommandIndex), ("@actor", row.Actor),
        ("@at", IsSqlite ? (row.RecordedAt.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond : row.RecordedAt.UtcDateTime),
        ("@hash", row.Hash.ToArray()));

    private object Id(Guid id) => IsSqlite ? id.ToByteArray(bigEndian: true) : id;

    private static async Task ExecuteAsync(DbDataSource database, string sql, (string Name, object Value)[] arguments)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in arguments.Where(argument => sql.Contains(argument.Name, StringComparison.Ordinal)))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }
}
