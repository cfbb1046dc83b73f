using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using OrleansCampaigns.Benchmarks.Baselines;

namespace OrleansCampaigns.Benchmarks;

/// <summary>A server in a process of its own: the product's real executable, or the baselines'.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartMax = TimeSpan.FromSeconds(120);

    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>CPU time that the process has used since its start.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public int Id => _process.Id;

    public long WorkingSetBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The product, without a limit on the commands of one connection that a benchmark could meet.</summary>
    public static Task<ServerProcess> StartProductAsync(BenchmarkDatabase database, params string[] more)
    {
        var address = FreeAddress();
        return StartAsync(address, "OrleansCampaigns.Server.dll",
        [
            $"--urls={address}",
            $"--Campaigns:Database=postgres:{database.ConnectionString}",
            "--Campaigns:MigrateOnStart=true",
            $"--Campaigns:SiloPort={FreePort()}",
            $"--Campaigns:GatewayPort={FreePort()}",
            $"--Campaigns:ClusterId={Guid.NewGuid():N}",
            "--Campaigns:DevelopmentTokens=true",
            "--Campaigns:CommandsPerSecond=100000",
            "--Campaigns:CommandBurst=1000000",
            .. more,
        ]);
    }

    public static Task<ServerProcess> StartBaselineAsync(BenchmarkDatabase database)
    {
        var address = FreeAddress();
        return StartAsync(address, "OrleansCampaigns.Benchmarks.dll",
            [BaselineServer.Verb, address.ToString(), $"{FreePort()}", $"{FreePort()}", database.ConnectionString]);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Uri FreeAddress() => new($"http://127.0.0.1:{FreePort()}");

    private static async Task<ServerProcess> StartAsync(Uri address, string program, string[] args)
    {
        // The web SDK gives the product the server's garbage collector; the baselines get the same.
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. args]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_gcServer"] = "1";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Log(program, line.Data);
        process.BeginOutputReadLine();
        using var http = new HttpClient { BaseAddress = address };
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < StartMax && !process.HasExited;)
        {
            if (await IsReadyAsync(http)) return new ServerProcess(process, address);
            await Task.Delay(100); // the other process gives no signal
        }

        throw new InvalidOperationException($"{program} did not start.");
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(BaselineServer.HealthPath);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static void Log(string program, string? line)
    {
        if (line is not null && (line.Contains("\"@l\":\"Error\"", StringComparison.Ordinal) || line.Contains("\"@l\":\"Fatal\"", StringComparison.Ordinal) || line.Contains("\"@l\":\"Warning\"", StringComparison.Ordinal)))
            Console.Error.WriteLine($"[{program}] {line[..Math.Min(line.Length, 600)]}");
    }
}
