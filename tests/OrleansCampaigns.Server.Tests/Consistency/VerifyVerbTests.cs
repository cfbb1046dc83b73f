using System.Diagnostics;

namespace OrleansCampaigns.Server.Tests.Consistency;

/// <summary>The verb as the process that an operator runs.</summary>
public sealed class VerifyVerbTests(PlayedStores stores) : IClassFixture<PlayedStores>
{
    [Theory]
    [InlineData(PlayedStores.Sqlite)]
    [InlineData(PlayedStores.Postgres)]
    public async Task It_says_what_is_wrong_repairs_what_it_may_and_ends_by_the_result(string database)
    {
        await using var stored = await stores.CopyAsync(database);
        var (exit, output) = await RunAsync(stored);
        Assert.Equal(ExitCodes.Done, exit);
        Assert.Contains("Nothing is wrong.", output, StringComparison.Ordinal);
        Assert.Contains("Live entities and replicas were not compared", output, StringComparison.Ordinal);

        await stored.PutAsync("session-snapshot", [1, 2, 3]);
        (exit, output) = await RunAsync(stored, "--campaign", $"{stored.Campaign}");
        Assert.Equal(ExitCodes.Different, exit);
        Assert.Contains("1 findings, 1 of them open.", output, StringComparison.Ordinal);

        (exit, output) = await RunAsync(stored, "--repair");
        Assert.Equal(ExitCodes.Done, exit);
        Assert.Contains("1 findings, 0 of them open.", output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, (await RunAsync(stored)).Exit);

        await stored.ExecuteAsync("UPDATE journal SET event_type = 'forged' WHERE campaign_id = @campaign AND sequence = 7");
        (exit, output) = await RunAsync(stored, "--repair");
        Assert.Equal(ExitCodes.Different, exit);
        Assert.Contains("journal", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--campaign", "nothing")]
    [InlineData("--campaign")]
    public async Task An_id_that_is_none_is_refused(params string[] args)
    {
        await using var stored = await stores.CopyAsync(PlayedStores.Sqlite);
        Assert.Equal(ExitCodes.Refused, (await RunAsync(stored, args)).Exit);
    }

    private static async Task<(int Exit, string Output)> RunAsync(StoredCampaign stored, params string[] args)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "OrleansCampaigns.Server.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "verify", .. args, $"--Campaigns:Database={stored.Setting}"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }
}
