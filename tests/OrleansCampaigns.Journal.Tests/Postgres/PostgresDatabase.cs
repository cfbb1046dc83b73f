using Npgsql;
using OrleansCampaigns.Journal.Migrations;
using OrleansCampaigns.Journal.Postgres;

namespace OrleansCampaigns.Journal.Tests.Postgres;

public sealed class PostgresDatabase : JournalDatabase
{
    private const string ServerVariable = "CAMPAIGNS_TEST_POSTGRES";

    private readonly string _server;
    private readonly string _name;
    private readonly NpgsqlDataSource _dataSource;
    private PostgresJournalStore? _store;

    private PostgresDatabase(string server, string name)
    {
        _server = server;
        _name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name, IncludeErrorDetail = true }.ToString();
        _dataSource = NpgsqlDataSource.Create(ConnectionString);
    }

    public override string ConnectionString { get; }

    public override string OrleansInvariant => "Npgsql";

    public override int LanesBest => PostgresJournalStore.LanesBest;

    public override JournalMigrator Migrator => JournalMigrator.ForPostgres(_dataSource);

    public override IJournalStore Store => _store ??= new PostgresJournalStore(_dataSource);

    public override IHandlerStore Handlers => new PostgresHandlerStore(_dataSource);

    public override IInboxStore Inboxes => new PostgresInboxStore(_dataSource);

    public override ICalendarStore Calendar => new PostgresCalendarStore(_dataSource);

    public override IWebhookStore Webhooks => new PostgresWebhookStore(_dataSource);

    public override IJobStore Jobs => new PostgresJobStore(_dataSource);

    public override IJournalIntake Intake => new PostgresJournalIntake(_dataSource);

    public static async Task<PostgresDatabase> CreateAsync()
    {
        var server = Environment.GetEnvironmentVariable(ServerVariable);
        if (string.IsNullOrEmpty(server)) Assert.Skip($"{ServerVariable} names no PostgreSQL server.");
        var name = $"journal_{Guid.NewGuid():N}";
        await using var admin = new NpgsqlConnection(server);
        await admin.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", admin);
        await create.ExecuteNonQueryAsync();
        return new PostgresDatabase(server, name);
    }

    public override async Task<object?> ExecuteAsync(string sql)
    {
        await using var command = _dataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await _dataSource.DisposeAsync();
        await using var admin = new NpgsqlConnection(_server);
        await admin.OpenAsync();
        await using var drop = new NpgsqlCommand($"DROP DATABASE {_name} WITH (FORCE)", admin);
        await drop.ExecuteNonQueryAsync();
    }
}
