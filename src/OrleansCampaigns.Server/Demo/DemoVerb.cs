using OrleansCampaigns.Client.Feed;
using Spectre.Console;

namespace OrleansCampaigns.Server.Demo;

/// <summary>
/// <c>demo</c>: the server in this process and a scripted evening at it. <c>demo --replay FILE</c>: a recorded evening's turns.
/// <c>demo --replay-combat FILE</c>: a recorded combat's states. Members of a line beyond those that are read are passed over. Exit code 1: what came out is not what went in; 2: a file is malformed.
/// </summary>
public static class DemoVerb
{
    public static async Task<int> RunAsync(string[] args)
    {
        var arguments = DemoArguments.Parse(args);
        var transcript = arguments.Transcript is { } turns ? await Transcript.ReadAsync(turns) : null;
        var combat = arguments.Combat is { } states ? await CombatRecording.ReadAsync(states) : null;
        await using var server = await DemoServer.StartAsync(arguments.Server);
        Announce(server);
        try
        {
            return await PlayAsync(server, arguments, transcript, combat);
        }
        catch (CampaignRefusedException refused)
        {
            await Console.Error.WriteLineAsync($"{refused.Refusal.Code}: {refused.Message}");
            return ExitCodes.Different;
        }
    }

    private static async Task<int> PlayAsync(DemoServer server, DemoArguments arguments, Transcript? transcript, CombatRecording? combat)
    {
        if (transcript is not null) return await new TranscriptReplay(server, AnsiConsole.Console, transcript, arguments.Spectators).RunAsync();
        if (combat is not null) return await new CombatReplay(server, AnsiConsole.Console, combat, arguments.Fast).RunAsync();
        await new EveningPlay(server, AnsiConsole.Console, arguments.Fast).RunAsync();
        return ExitCodes.Done;
    }

    private static void Announce(DemoServer server)
    {
        var table = new Table().RoundedBorder().HideHeaders().AddColumn("what").AddColumn("where").Title("OrleansCampaigns");
        foreach (var (what, path) in (ReadOnlySpan<(string, string)>)[("Live hub", "live"), ("API", "api/v1"), ("Documentation", "docs"), ("Dashboard", "dashboard"), ("Health", "health/ready"), ("Metrics", "metrics")])
            table.AddRow(what, new Uri(server.Address, path).ToString());
        AnsiConsole.Write(table);
    }
}
