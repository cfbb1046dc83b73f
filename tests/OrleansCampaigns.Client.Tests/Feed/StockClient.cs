using System.Diagnostics;

namespace OrleansCampaigns.Client.Tests.Feed;

/// <summary>The script <c>js/live.mjs</c>: <c>@microsoft/signalr</c> from npm, as anybody would use it. Needs Node 20; its packages are installed from the lock file at the first use.</summary>
public static class StockClient
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "js");
    private static readonly SemaphoreSlim Install = new(1);

    /// <returns>What the script printed; <c>ok</c> when all was well. Null: there is no Node here.</returns>
    public static async Task<string?> RunAsync(Uri server, string token, string protocol, CancellationToken cancellationToken)
    {
        if (await RunAsync("node", ["--version"], cancellationToken) is null) return null;
        await Install.WaitAsync(cancellationToken);
        try
        {
            if (!Directory.Exists(Path.Combine(Folder, "node_modules"))) await RunAsync("npm", ["ci", "--no-audit", "--no-fund"], cancellationToken);
        }
        finally
        {
            Install.Release();
        }

        return await RunAsync("node", ["live.mjs", server.ToString().TrimEnd('/'), token, protocol], cancellationToken);
    }

    private static async Task<string?> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return $"{await output}{(process.ExitCode == 0 ? "" : await errors)}".Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
