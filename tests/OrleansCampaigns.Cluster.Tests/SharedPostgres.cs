using Npgsql;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>A database of its own on the server that <see cref="ServerVariable"/> names; dropped at the end.</summary>
internal sealed class SharedPostgres : IAsyncDisposable
{
    public const string ServerVariable = "CAMPAIGNS_TEST_POSTGRES";

    private readonly string _server;
    private readonly string _name;

    private SharedPostgres(string server, string name) => (_server, _name) = (server, name);

    public static string? Server => Environment.GetEnvironmentVariable(ServerVariable) is { Length: > 0 } server ? server : null;

    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { Database = _name, MaxPoolSize = 30 }.ToString();

    public static async Task<SharedPostgres> CreateAsync(string server)
    {
        var database = new SharedPostgres(server, $"cluster_{Guid.NewGuid():N}");
        await database.ExecuteAsync($"CREATE DATABASE {database._name}");
        return database;
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"DROP DATABASE {_name} WITH (FORCE)");

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
