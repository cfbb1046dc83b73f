using System.Diagnostics;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Tests;

/// <summary>Starts, refused starts and restarts; the refused ones as the process that an operator runs.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("--urls=http://0.0.0.0:0", "development")]
    [InlineData("--urls=http://127.0.0.1:0;http://*:0", "development")]
    [InlineData("--Kestrel:Endpoints:Open:Url=http://0.0.0.0:0", "development")]
    [InlineData("--Campaigns:Database=oracle:x", "Campaigns:Database")]
    [InlineData("--Campaigns:SiloPort=70000", "Campaigns:SiloPort")]
    [InlineData("--Campaigns:TokenKey=short", "Campaigns:TokenKey")]
    [InlineData("--Campaigns:NoSuchSetting=1", "NoSuchSetting")]
    [InlineData("--Campaigns:CommandsPerSecond=-3", "Campaigns:CommandsPerSecond")]
    [InlineData("--Campaigns:DatabaseWaitSeconds=-1", "Campaigns:DatabaseWaitSeconds")]
    public async Task A_setting_that_cannot_work_is_named_and_ends_the_process_with_2(string setting, string named)
    {
        var (exit, error) = await RunAsync(RunningServer.ArgsFor(Path.Combine(Path.GetTempPath(), $"campaigns-{Guid.NewGuid():N}"), setting));
        Assert.Equal(ExitCodes.Refused, exit);
        Assert.Contains(named, error, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_waited_for_and_then_named()
    {
        string[] settings = ["--Campaigns:Database=postgres:Host=127.0.0.1;Port=1;Username=nobody;Timeout=1", "--Campaigns:DatabaseWaitSeconds=2"];
        var (exit, error) = await RunAsync(RunningServer.ArgsFor(Path.Combine(Path.GetTempPath(), $"campaigns-{Guid.NewGuid():N}"), settings));
        Assert.Equal(ExitCodes.Outage, exit);
        Assert.Contains("does not answer yet", error, StringComparison.Ordinal);
        Assert.Contains("did not answer within 2 s", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_comes_later_is_found()
    {
        var (asked, lines) = (0, new StringWriter());
        var wait = new DatabaseWait(TimeSpan.FromSeconds(30), TimeProvider.System, lines);
        var answer = await wait.AnswerOfAsync(() => ++asked < 3 ? throw new JournalUnavailableException("It is away.") : Task.FromResult(asked), TestContext.Current.CancellationToken);
        Assert.Equal(3, answer);
        Assert.Equal(2, lines.ToString().Split("It is away.").Length - 1);
    }

    [Fact]
    public async Task An_unknown_verb_is_refused()
    {
        var (exit, error) = await RunAsync(["fly"]);
        Assert.Equal(ExitCodes.Refused, exit);
        Assert.Contains("fly", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_acknowledged_before_a_restart_is_there_after_it()
    {
        var server = new RunningServer();
        await server.InitializeAsync();
        var before = await Table.CreateAsync(server);
        var id = Guid.NewGuid();
        var receipt = await before.ReceiptAsync(new RenameCampaign("Kept"), id);
        await server.RestartAsync();
        var after = new Table(server, before.Campaign, before.User);
        Assert.Equal("Kept", (await after.GetAsync<CampaignAnswer>("")).View.Name);
        Assert.Equal(receipt, await after.ReceiptAsync(new RenameCampaign("Kept"), id));
        await server.DisposeAsync();
    }

    private static async Task<(int Exit, string Error)> RunAsync(string[] args)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "OrleansCampaigns.Server.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. args]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await output;
        return (process.ExitCode, error);
    }
}
