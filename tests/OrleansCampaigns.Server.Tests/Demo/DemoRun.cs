using System.Diagnostics;
using System.Text;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Tests.Demo;

/// <summary>The verb <c>demo</c> as the process that a newcomer starts, in a directory of its own that outlives each start.</summary>
internal sealed class DemoRun : IDisposable
{
    private const int RowsMax = 1_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("campaigns-demo-").FullName;

    /// <summary>A file beside the data.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public Task<DemoOutcome> RunAsync(params string[] args) => RunAsync(_ => false, args);

    /// <summary>Runs until it ends, or is ended by <c>kill -9</c> at the first line that the test chooses.</summary>
    public async Task<DemoOutcome> RunAsync(Predicate<string> killAt, params string[] args)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "OrleansCampaigns.Server.dll");
        string[] settings = ["--urls=http://127.0.0.1:0", $"--Campaigns:SiloPort={RunningServer.FreePort()}", $"--Campaigns:GatewayPort={RunningServer.FreePort()}"];
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "demo", .. args, .. settings])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = _folder,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = new StringBuilder();
        var killed = false;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            output.AppendLine(line);
            if (killed || !killAt(line)) continue;
            process.Kill();
            killed = true;
        }

        await process.WaitForExitAsync();
        return new DemoOutcome(process.ExitCode, output.ToString(), await error, killed);
    }

    /// <summary>The one campaign's journal, read from the files that the process left.</summary>
    public async Task<List<JournalRow>> JournalAsync()
    {
        await using var database = new SqliteCampaignDatabase(Path.Combine(_folder, "data"));
        var store = database.OpenJournal();
        try
        {
            var campaign = Assert.Single(await store.ListAsync(Guid.Empty, RowsMax, CancellationToken.None));
            var rows = new List<JournalRow>();
            while (await store.ReadAsync(campaign.CampaignId, rows.Count, RowsMax, CancellationToken.None) is { IsEmpty: false } page) rows.AddRange(page);
            return rows;
        }
        finally
        {
            await ((IAsyncDisposable)store).DisposeAsync();
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
