using Npgsql;
using OrleansCampaigns.Journal.Migrations;

namespace OrleansCampaigns.Benchmarks;

/// <summary>A migrated database of its own, dropped at the end.</summary>
internal sealed class BenchmarkDatabase : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _name;

    private BenchmarkDatabase(string server, string name)
    {
        (_server, _name) = (server, name);
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name, NoResetOnClose = true }.ToString();
        DataSource = NpgsqlDataSource.Create(ConnectionString);
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource DataSource { get; }

    public static async Task<BenchmarkDatabase> CreateAsync(string server)
    {
        var database = new BenchmarkDatabase(server, $"bench_{Guid.NewGuid():N}");
        await database.OnServerAsync($"CREATE DATABASE {database._name}");
        await JournalMigrator.ForPostgres(database.DataSource).ApplyAsync(CancellationToken.None);
        await database.ExecuteAsync("CREATE TABLE journal_unfenced (LIKE journal INCLUDING DEFAULTS, PRIMARY KEY (campaign_id, sequence), UNIQUE (campaign_id, entity_id, entity_version))");
        return database;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await OnServerAsync($"DROP DATABASE {_name} WITH (FORCE)");
    }

    private async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }
}
