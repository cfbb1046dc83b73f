using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Server.Tests.Demo;

/// <summary>Recorded evenings and combats, played by the process that an operator starts.</summary>
[Collection(AloneTests.Name)]
public sealed class ReplayTests
{
    private const int Turns = 40;

    private static readonly string[] Speakers = ["ADA", "BO", "CYRA"];

    [Fact]
    public async Task A_transcript_reaches_every_viewer_whole_and_in_order_and_the_table_says_so()
    {
        using var run = new DemoRun();
        var said = Enumerable.Range(0, Turns).Select(turn => $"Line {turn} of the evening, with an “ä”.").ToList();
        var file = run.Write("evening.jsonl", string.Join('\n', said.Select((text, turn) => Turn(turn, text, Speakers[turn % Speakers.Length]))));
        var played = await run.RunAsync("--replay", file, "--spectators", "5");
        played.Succeeded();
        CheckTable(played, Turns, Turns);
        Assert.StartsWith("9 (3 speakers, 5", played.Figure("viewers"), StringComparison.Ordinal);

        var rows = await run.JournalAsync();
        var lines = rows.Where(row => row.EventType == "line-said").ToList();
        Assert.Equal(said, lines.Select(TextOf));
        Assert.Equal(Speakers.Length, lines.Select(row => row.Actor).Distinct().Count());
        Assert.Equal(1 + Speakers.Length + 5, 1 + rows.Count(row => row.EventType == "member-joined"));
    }

    [Fact]
    public async Task A_turn_that_is_longer_than_a_line_becomes_several_and_further_speakers_and_members_are_taken()
    {
        using var run = new DemoRun();
        var file = run.Write("long.jsonl", $"{Turn(0, new string('x', 4_001), "ADA", "BO")}\n\n{Turn(1, "Short.", "BO")[..^1]},\"episode\":7}}\n");
        var played = await run.RunAsync("--replay", file, "--spectators", "0");
        played.Succeeded();
        CheckTable(played, turns: 2, lines: 3);
        var lines = (await run.JournalAsync()).Where(row => row.EventType == "line-said").Select(TextOf).ToList();
        Assert.Equal(new string('x', 4_001) + " (with BO)", lines[0] + lines[1]);
        Assert.Equal("Short.", lines[2]);
    }

    [Fact]
    public async Task A_combat_ends_as_its_file_ends_by_ordinary_commands_and_whole_reports()
    {
        using var run = new DemoRun();
        var (fighter, crab, shade) = (Combatant("Fighter", 12, 20, 20), Combatant("Crab", 9, 8, 8), Combatant("Shade", 3, null, null));
        string[] states =
        [
            State(0, null),
            State(0, null, fighter, crab),
            State(1, 0, fighter, crab),
            State(1, 1, fighter, crab with { HitPoints = 3, Effects = ["Prone"] }),
            State(2, 0, fighter with { HitPoints = 15 }, crab with { HitPoints = 5, Effects = [] }),
            State(2, 2, fighter with { HitPoints = 15 }, crab with { HitPoints = 5 }, shade),
            State(3, 1, fighter with { HitPoints = 15 }, shade),
        ];
        var chatter = """{"combat_id":"1","event_type":"message","content":"Roll!"}""";
        var file = run.Write("combat.jsonl", string.Join('\n', states.SelectMany(state => (string[])[chatter, state])));
        var played = await run.RunAsync("--replay-combat", file, "--fast");
        played.Succeeded();
        Assert.Equal("14", played.Figure("events in the file"));
        Assert.Equal("7", played.Figure("combat states"));
        Assert.Equal("3", played.Figure("states reported as a whole"));
        Assert.Equal("2", played.Figure("combatants compared"));
        Assert.Equal("0", played.Figure("differences at the end"));
        Assert.Equal(3, (await run.JournalAsync()).Count(row => row.EventType == "combat-reported"));
    }

    [Fact]
    public async Task The_recorded_evening_of_2160_turns_reaches_its_speakers_and_50_spectators()
    {
        using var run = new DemoRun();
        var played = await run.RunAsync("--replay", TestData.File("crd3/C1E001.jsonl"));
        played.Succeeded();
        CheckTable(played, 2_160, 2_160);
        Assert.Contains("50", played.Figure("viewers"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_recorded_combat_ends_as_its_file_ends()
    {
        using var run = new DemoRun();
        var played = await run.RunAsync("--replay-combat", TestData.File("fireball/raw.jsonl"), "--fast");
        played.Succeeded();
        Assert.Equal("57", played.Figure("combat states"));
        Assert.Equal("0", played.Figure("differences at the end"));
    }

    private static void CheckTable(DemoOutcome played, int turns, int lines)
    {
        Assert.Equal($"{turns:N0}", played.Figure("turns in the file"));
        Assert.StartsWith($"{lines:N0} in ", played.Figure("lines sent"), StringComparison.Ordinal);
        Assert.Equal($"{lines:N0}", played.Figure("acknowledged"));
        Assert.Equal($"{lines:N0} / {lines:N0}", played.Figure("delivered per viewer, least / most"));
        foreach (var none in (string[])["refused", "missing", "duplicates", "out of order"]) Assert.Equal("0", played.Figure(none));
    }

    private static string Turn(int turn, string text, params string[] speakers) => JsonSerializer.Serialize(new { turn, speakers, text });

    private static string State(int round, int? current, params RecordedFighter[] combatants) =>
        $$"""{"event_type":"combat_state_update","data":{"metadata":{},"round":{{round}},"current":{{(current is { } place ? $"{place}" : "null")}},"combatants":[{{string.Join(',', combatants.Select(one => one.Json))}}]} }""";

    private static RecordedFighter Combatant(string name, int initiative, int? points, int? max) => new(Guid.NewGuid(), name, initiative, points, max, []);

    private static string TextOf(JournalRow row) => JsonSerializer.Deserialize<JsonElement>(row.Payload.Span, WireJson.Options).GetProperty("text").GetString()!;

    private sealed record RecordedFighter(Guid Id, string Name, int Initiative, int? HitPoints, int? HitPointsMax, string[] Effects)
    {
        public string Json => JsonSerializer.Serialize(new { id = Id, name = Name, init = Initiative, hp = HitPoints, max_hp = HitPointsMax, effects = Effects.Select(effect => new { name = effect }) });
    }
}
