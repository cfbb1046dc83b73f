using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.EventSourcing;
using Spectre.Console;

namespace OrleansCampaigns.Server.Demo;

/// <summary>Drives a session through a recorded combat and compares where the server ends with where the file ends.</summary>
internal sealed class CombatReplay(DemoServer server, IAnsiConsole console, CombatRecording recording, bool fast)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private int _ordinary;
    private int _reports;

    public async Task<int> RunAsync()
    {
        var stopping = server.Stopping;
        await using var table = await ReplayTable.OpenAsync(server.Address, Path.GetFileNameWithoutExtension(recording.File), stopping);
        var tracker = new CombatTracker(console);
        await tracker.RunAsync(async () =>
        {
            var before = RecordedCombat.None;
            for (var at = 0; at < recording.States.Length; at++)
            {
                var after = recording.States[at];
                await StepAsync(table, before, after, stopping);
                tracker.Show(after, $"state {at + 1} of {recording.States.Length}");
                before = after;
                if (!fast) await Task.Delay(Pause, stopping);
            }
        });

        var held = await HeldAsync(table, stopping);
        var differences = held.Differences(recording.States[^1]);
        Report(held, differences);
        return differences.IsEmpty ? ExitCodes.Done : ExitCodes.Different;
    }

    private async Task StepAsync(ReplayTable table, RecordedCombat before, RecordedCombat after, CancellationToken cancellationToken)
    {
        if (CombatSteps.Between(before, after, table.Session) is { } steps)
        {
            foreach (var step in steps) await table.Host.DoAsync(step, cancellationToken);
            _ordinary += steps.Count;
            return;
        }

        await table.Host.DoAsync(after.Report(table.Session), cancellationToken);
        _reports++;
    }

    /// <summary>The server's state as a game master who comes in now is shown it, not what this process believes.</summary>
    private static async Task<RecordedCombat> HeldAsync(ReplayTable table, CancellationToken cancellationToken)
    {
        await foreach (var item in table.Host.Connection.Updates.WithCancellation(cancellationToken))
            if (item is ViewReplaced view) return RecordedCombat.Of(view.Main.Sessions[table.Session].Combat);
        return RecordedCombat.None;
    }

    private void Report(RecordedCombat held, IReadOnlyCollection<string> differences)
    {
        var table = new Table().RoundedBorder().Title(Markup.Escape(Path.GetFileName(recording.File))).AddColumn("figure").AddColumn(new TableColumn("value").RightAligned());
        table.AddRow("events in the file", $"{recording.Events:N0}");
        table.AddRow("combat states", $"{recording.States.Length:N0}");
        table.AddRow("ordinary commands", $"{_ordinary:N0}");
        table.AddRow("states reported as a whole", $"{_reports:N0}");
        table.AddRow("combatants compared", $"{held.Order.Length:N0}");
        table.AddRow("differences at the end", $"{differences.Count:N0}");
        console.Write(table);
        foreach (var difference in differences) console.WriteLine($"On the server {difference}.");
    }
}
