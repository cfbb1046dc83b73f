using System.Globalization;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Demo;

namespace OrleansCampaigns.Server.Tests.Demo;

/// <summary>The scripted evening, killed in the middle and started again.</summary>
[Collection(AloneTests.Name)]
public sealed class EveningTests(ITestOutputHelper output)
{
    /// <summary>Of the script's 45: late enough that something was told, early enough that the rest takes longer than a kill.</summary>
    private static readonly (int First, int Last) KilledAt = (2, 18);

    [Fact]
    public async Task An_evening_that_is_killed_at_any_step_goes_on_there_and_nothing_is_doubled()
    {
        using var run = new DemoRun();
        var step = Random.Shared.Next(KilledAt.First, KilledAt.Last);
        output.WriteLine($"killed at step {step}");
        var killed = await run.RunAsync(line => line.Contains($"step {step} of ", StringComparison.Ordinal), "--fast");
        Assert.True(killed.Killed, killed.Output + killed.Error);
        var script = Evening.Script();
        var before = await run.JournalAsync();
        Assert.InRange(DoneOf(before).Count, 1, script.Length - 1);

        var finished = await run.RunAsync("--fast");
        finished.Succeeded();
        Assert.Contains("The evening is over", finished.Output, StringComparison.Ordinal);
        var after = await run.JournalAsync();
        Assert.Equal(before.Select(row => row.Hash.ToArray()), after.Take(before.Count).Select(row => row.Hash.ToArray()));
        CheckPlayedOnce(after);

        (await run.RunAsync("--fast")).Succeeded();
        Assert.Equal(after.Count, (await run.JournalAsync()).Count);
    }

    [Fact]
    public async Task A_switch_that_the_demo_does_not_understand_is_named()
    {
        using var run = new DemoRun();
        foreach (var (named, args) in ((string, string[])[])[
            (DemoArguments.SpectatorsSwitch, ["--spectators", "many"]), (DemoArguments.TranscriptSwitch, ["--replay"]),
            (DemoArguments.CombatSwitch, ["--replay", "a", "--replay-combat", "b"])])
        {
            var refused = await run.RunAsync(args);
            Assert.Equal(ExitCodes.Refused, refused.Exit);
            Assert.Contains(named, refused.Error, StringComparison.Ordinal);
        }
    }

    /// <summary>Each step's command is there once, each line of the script is told once, and everybody is in once.</summary>
    private static void CheckPlayedOnce(List<JournalRow> rows)
    {
        var script = Evening.Script();
        Assert.Equal(script.Length, DoneOf(rows).Count);
        var commands = rows.Select(row => row.CommandId).Distinct().Count();
        Assert.Equal(rows.Count, rows.DistinctBy(row => (row.CommandId, row.CommandIndex)).Count());
        var told = rows.Where(row => row.EventType is "line-said" or "dice-rolled").ToList();
        Assert.Equal(script.Count(step => step.Entry is not null), told.Count);
        foreach (var (type, count) in ((string, int)[])[
            ("campaign-created", 1), ("member-joined", Evening.Players.Length), ("session-created", 1), ("session-opened", 1), ("session-closed", 1),
            ("character-created", Evening.Players.Length), ("chapter-published", 1), ("whisper-said", 1), ("clock-started", 1)])
            Assert.True(rows.Count(row => row.EventType == type) == count, $"{type}: {rows.Count(row => row.EventType == type)}, not {count}; {commands} commands: {string.Join(' ', rows.Select(row => row.EventType))}");
        var ticks = rows.Where(row => row.EventType == "clock-ticked").ToList();
        Assert.True(ticks.Count == 3, string.Create(CultureInfo.InvariantCulture, $"The clock ticked {ticks.Count} times: twice in the script, once as the closed session's effect."));
    }

    private static List<EveningStep> DoneOf(List<JournalRow> rows)
    {
        var ids = new DemoIds(Evening.CampaignName);
        var commands = rows.Select(row => row.CommandId).ToHashSet();
        return [.. Evening.Script().Where(step => commands.Contains(ids.Step(step.Name).Value))];
    }
}
