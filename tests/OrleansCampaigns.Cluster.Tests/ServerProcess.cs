using System.Diagnostics;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>
/// One server's place in a cluster: a real process of the built program, started again after it ends, as its supervisor would. What it wrote is kept in
/// <see cref="LogFile"/> over all its lives.
/// </summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(25);

    /// <summary>As long as <c>deploy/local/supervise</c> waits: those that take a dead server's work over get the machine first.</summary>
    private static readonly TimeSpan RestartPause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, string> _settings;
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(2) };
    private readonly StreamWriter _log;
    private TaskCompletionSource _mayRun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _supervisor = Task.CompletedTask;
    private volatile Process? _process;

    /// <summary>Exit code of the life that runs; the process itself is gone as soon as its supervisor has it.</summary>
    private TaskCompletionSource<int> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ServerProcess(string name, string folder, Dictionary<string, string> settings)
    {
        Name = name;
        _settings = settings;
        LogFile = Path.Combine(folder, $"{name}.log");
        _log = new StreamWriter(new FileStream(LogFile, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        TakePorts();
    }

    public string Name { get; }

    public string LogFile { get; }

    /// <summary>Names a folder with a published server to run instead of the one that was built with the tests.</summary>
    public const string ProgramVariable = "CAMPAIGNS_TEST_SERVER";

    /// <summary>
    /// Names assemblies of tests that bring something into the server, as ASP.NET Core's hosting startup does. The server then is the one that was built with the tests, and runs
    /// with their dependencies.
    /// </summary>
    public const string StartupVariable = "ASPNETCORE_HOSTINGSTARTUPASSEMBLIES";

    /// <summary>Where the program is that the next life runs: the one that was built with the tests, a published one, or another build.</summary>
    public string Program { get; set; } = Environment.GetEnvironmentVariable(ProgramVariable) ?? AppContext.BaseDirectory;

    public int SiloPort { get; private set; }

    public Uri Address { get; private set; } = null!;

    /// <summary>Processes started so far.</summary>
    public int Lives { get; private set; }

    public void Start()
    {
        _mayRun.TrySetResult();
        if (_supervisor.IsCompleted) _supervisor = SuperviseAsync();
    }

    /// <summary>kill -9; the supervisor starts the next life at once.</summary>
    public void Kill() => _process?.Kill();

    /// <summary>kill -9, and nobody starts it again before <see cref="Start"/>.</summary>
    public async Task KillForGoodAsync()
    {
        _mayRun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_process is not { } process) return;
        var ended = _ended.Task;
        process.Kill();
        await ended;
    }

    /// <summary>SIGTERM, and nobody starts it again before <see cref="Start"/>.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> TerminateAsync(TimeSpan max)
    {
        if (_process is null) throw new InvalidOperationException($"{Name} does not run.");
        _mayRun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = _ended.Task;
        await SignalAsync("-TERM");
        return await ended.WaitAsync(max);
    }

    /// <summary>Other ports for the next life, as after a move to another machine.</summary>
    public void TakePorts()
    {
        (SiloPort, Address) = (FreePorts.Next(), new Uri($"http://127.0.0.1:{FreePorts.Next()}"));
        _settings["ASPNETCORE_URLS"] = Address.GetLeftPart(UriPartial.Authority);
        _settings["Campaigns__SiloPort"] = $"{SiloPort}";
        _settings["Campaigns__GatewayPort"] = $"{FreePorts.Next()}";
    }

    /// <summary>SIGSTOP: it hangs, its connections stay open.</summary>
    public Task FreezeAsync() => SignalAsync("-STOP");

    /// <summary>SIGCONT.</summary>
    public Task ThawAsync() => SignalAsync("-CONT");

    public async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(Address, "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception down) when (down is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    public async Task ReadyAsync(CancellationToken limit)
    {
        while (!await IsReadyAsync()) await Task.Delay(LookEvery, limit); // another process: its readiness has no signal
    }

    /// <summary>All that it wrote in all its lives, a line each.</summary>
    public string[] Lines()
    {
        using var file = new StreamReader(new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return file.ReadToEnd().Split('\n');
    }

    /// <summary>Waits for a line.</summary>
    public async Task SaysAsync(Predicate<string> line, CancellationToken limit)
    {
        while (!Array.Exists(Lines(), line)) await Task.Delay(LookEvery, limit); // another process: its log has no signal
    }

    /// <summary>The newest lines that it wrote.</summary>
    public string Tail(int lines) => string.Join('\n', Lines().TakeLast(lines));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _process?.Kill();
        await _supervisor;
        _http.Dispose();
        _stop.Dispose();
        await _log.DisposeAsync();
    }

    private async Task SuperviseAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            await Task.WhenAny(_mayRun.Task, Task.Delay(Timeout.InfiniteTimeSpan, _stop.Token)); // held down until the test says otherwise, or ends
            if (_stop.IsCancellationRequested) return;
            _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
            using var process = Run();
            _process = process;
            var output = CopyAsync(process.StandardOutput);
            var error = CopyAsync(process.StandardError);
            await process.WaitForExitAsync();
            _process = null;
            _ended.SetResult(process.ExitCode);
            await Task.WhenAll(output, error);
            Say($"exit code {process.ExitCode}");
            if (_mayRun.Task.IsCompleted) await Task.Delay(RestartPause, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // the pace of a supervisor
        }
    }

    private Process Run()
    {
        var start = new ProcessStartInfo("dotnet", Arguments())
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Program,
        };
        foreach (var (name, value) in _settings) start.Environment[name] = value;
        Lives++;
        Say($"life {Lives} at {Address}");
        return Process.Start(start)!;
    }

    private string[] Arguments()
    {
        if (!_settings.TryGetValue(StartupVariable, out var tests)) return [Path.Combine(Program, "OrleansCampaigns.Server.dll")];
        Program = AppContext.BaseDirectory;
        return ["exec", "--depsfile", Path.Combine(Program, $"{tests}.deps.json"), Path.Combine(Program, "OrleansCampaigns.Server.dll")];
    }

    private async Task CopyAsync(StreamReader from)
    {
        while (await from.ReadLineAsync() is { } line) Say(line);
    }

    private void Say(string line)
    {
        lock (_log) _log.WriteLine($"{DateTime.UtcNow:HH:mm:ss.fff} {line}");
    }

    private async Task SignalAsync(string signal)
    {
        if (_process is not { } running) return;
        using var kill = Process.Start("kill", [signal, $"{running.Id}"]);
        await kill.WaitForExitAsync();
    }
}
