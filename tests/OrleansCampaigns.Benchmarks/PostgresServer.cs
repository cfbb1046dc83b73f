using System.Diagnostics;
using System.Runtime.CompilerServices;
using Npgsql;

namespace OrleansCampaigns.Benchmarks;

/// <summary>The server that <c>CAMPAIGNS_TEST_POSTGRES</c> names, or a throw-away one with fsync on.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string Variable = "CAMPAIGNS_TEST_POSTGRES";
    private const string Scripts = "deploy/local/postgres.bash";

    private readonly string _connectionString;
    private readonly string? _folder;

    private PostgresServer(string connectionString, string? folder) => (_connectionString, _folder) = (connectionString, folder);

    public static async Task<PostgresServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return new PostgresServer(named, folder: null);
        var folder = Directory.CreateDirectory($"/var/tmp/campaigns-benchmark-{Guid.NewGuid():N}").FullName;
        var port = await ShellAsync($"start_postgres {folder}");
        return new PostgresServer($"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres", folder);
    }

    public async Task<BenchmarkDatabase> CreateDatabaseAsync()
    {
        await using var admin = NpgsqlDataSource.Create(_connectionString);
        await using var fsync = admin.CreateCommand("SHOW fsync");
        if (await fsync.ExecuteScalarAsync() is not "on") throw new InvalidOperationException("This PostgreSQL has fsync off: what it acknowledges is not durable.");
        return await BenchmarkDatabase.CreateAsync(_connectionString);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_folder is null) return;
        await ShellAsync($"stop_postgres {_folder} immediate");
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<string> ShellAsync(string call, [CallerFilePath] string source = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "../.."));
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", $"source {Path.Combine(root, Scripts)} && {call}"]) { RedirectStandardOutput = true })!;
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return shell.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"'{call}' failed.");
    }
}
