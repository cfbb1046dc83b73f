using System.Diagnostics;
using Npgsql;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>A PostgreSQL of this test's own, with fsync, that may be crashed and started again. Everything of it is deleted at the end.</summary>
internal sealed class ThrowawayPostgres : IAsyncDisposable
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan StartMax = TimeSpan.FromSeconds(60);

    private readonly string _programs;
    private readonly string _folder;
    private readonly int _port = FreePorts.Next();

    private ThrowawayPostgres(string programs, string folder) => (_programs, _folder) = (programs, folder);

    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username=postgres;Database=campaigns;Maximum Pool Size=40";

    /// <summary>The folder of the newest installed server's programs; null when there is none.</summary>
    public static string? Programs => !Directory.Exists("/usr/lib/postgresql") ? null : Directory.GetDirectories("/usr/lib/postgresql")
        .Select(version => Path.Combine(version, "bin"))
        .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
        .OrderBy(bin => bin, StringComparer.Ordinal)
        .LastOrDefault();

    /// <summary>Skips the test where no PostgreSQL is installed.</summary>
    public static async Task<ThrowawayPostgres> StartAsync()
    {
        var programs = Programs;
        Assert.SkipWhen(programs is null, "No PostgreSQL of the distribution is installed in /usr/lib/postgresql.");

        // Not /tmp, which may be memory: what is durable only there proves nothing.
        var folder = Path.Combine("/var/tmp", $"campaigns-crash-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        if (Environment.IsPrivilegedProcess) await RunAsync("chown", "postgres", folder);
        var postgres = new ThrowawayPostgres(programs!, folder);
        await postgres.AsPostgresAsync("initdb", "-D", postgres.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C");
        await postgres.RunServerAsync();
        await postgres.ExecuteAsync("postgres", "CREATE DATABASE campaigns");
        return postgres;
    }

    private string Data => Path.Combine(_folder, "db");

    /// <summary>Ends it without any farewell, by <c>pg_ctl -m immediate</c> or by killing the postmaster, and starts it again.</summary>
    public async Task CrashAndRestartAsync(bool killPostmaster)
    {
        if (killPostmaster)
        {
            var lines = await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid"));
            await RunAsync("kill", "-9", lines[0]);
        }
        else
        {
            await AsPostgresAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        }

        await RunServerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await AsPostgresAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>After a killed postmaster its children hold the shared memory for a moment, and a start is refused.</summary>
    private async Task RunServerAsync()
    {
        var options = $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c fsync=on -c max_connections=300";
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await AsPostgresAsync("pg_ctl", "-D", Data, "-l", Path.Combine(_folder, "postgres.log"), "-w", "-o", options, "start");
                return;
            }
            catch (InvalidOperationException) when (Stopwatch.GetElapsedTime(started) < StartMax)
            {
                await Task.Delay(TryAgainAfter); // another program's start has no signal
            }
        }
    }

    private async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private Task AsPostgresAsync(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? RunAsync("runuser", ["-u", "postgres", "--", Path.Combine(_programs, program), .. arguments])
        : RunAsync(Path.Combine(_programs, program), arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // Not redirected to pipes: the server would inherit them, and whoever reads them to their end would wait for it.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments]) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
