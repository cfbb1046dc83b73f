using System.Diagnostics;
using OrleansCampaigns.Server.Tests.Handlers;
using OrleansCampaigns.Server.Verbs;

namespace OrleansCampaigns.Server.Tests.Verbs;

/// <summary>The verb as the process that an operator runs, beside a running server.</summary>
[Collection(AloneTests.Name)]
public sealed class DeadLettersVerbTests(HandlingServer running) : IClassFixture<HandlingServer>
{
    [Fact]
    public async Task An_operator_lists_shows_retries_and_drops()
    {
        var (kept, dropped) = (await running.DeadAsync(), await running.DeadAsync());
        var (exit, listed) = await RunAsync("list");
        Assert.Equal(ExitCodes.Done, exit);
        Assert.Contains(listed, line => line.StartsWith($"{kept}  region-weather-set  2 tries  ", StringComparison.Ordinal) && line.EndsWith("FormatException: No frogs here.", StringComparison.Ordinal));

        (exit, var paged) = await RunAsync("list", "--limit", "1");
        Assert.Equal((ExitCodes.Done, $"More: dead-letters list --after {kept}"), (exit, paged[1]));
        (exit, paged) = await RunAsync("list", "--after", $"{kept}");
        Assert.Equal((ExitCodes.Done, 2), (exit, paged.Length));

        (exit, var shown) = await RunAsync("show", $"{kept}");
        Assert.Equal(ExitCodes.Done, exit);
        Assert.Contains(shown, line => line.Contains("\"weather\": \"A rain of frogs\"", StringComparison.Ordinal));

        (exit, var failed) = await RunAsync("retry", $"{kept}");
        Assert.Equal((ExitCodes.Different, "It failed again: FormatException: No frogs here."), (exit, failed[0]));
        running.Handler.IsMended = true;
        Assert.Equal(ExitCodes.Done, (await RunAsync("retry", $"{kept}")).Exit);
        Assert.Equal(ExitCodes.Done, (await RunAsync("drop", $"{dropped}")).Exit);
        Assert.Equal(ExitCodes.Refused, (await RunAsync("drop", $"{dropped}")).Exit);
        (_, listed) = await RunAsync("list");
        Assert.Equal(["There are no dead letters."], listed);
    }

    [Fact]
    public async Task Without_a_server_it_says_so() =>
        Assert.Equal(ExitCodes.Outage, await DeadLettersVerb.RunAsync(["list", "--server", $"http://127.0.0.1:{RunningServer.FreePort()}"]));

    [Theory]
    [InlineData]
    [InlineData("bury")]
    [InlineData("show")]
    [InlineData("show", "nonsense")]
    [InlineData("list", "--limit", "0")]
    [InlineData("list", "--limit")]
    [InlineData("list", "--server", "ftp://x")]
    [InlineData("drop", "a/00000000-0000-0000-0000-000000000000/1", "extra")]
    public void What_is_not_understood_is_refused(params string[] args) => Assert.Throws<StartupRefusedException>(() => DeadLetterArguments.Parse(args));

    private async Task<(int Exit, string[] Lines)> RunAsync(params string[] args)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "OrleansCampaigns.Server.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "dead-letters", .. args, "--server", running.Address]) { RedirectStandardOutput = true })!;
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        return (process.ExitCode, lines);
    }
}
