namespace OrleansCampaigns.Server.Tests.Demo;

/// <summary>A file that cannot be replayed is refused before anything is played, with the line where it goes wrong.</summary>
[Collection(AloneTests.Name)]
public sealed class MalformedFileTests
{
    private const string Good = """{"turn":0,"speakers":["ADA"],"text":"Hello."}""";
    private const string GoodState = """{"event_type":"combat_state_update","data":{"round":0,"current":null,"combatants":[]}}""";

    [Theory]
    [InlineData("--replay", "", "holds no turns")]
    [InlineData("--replay", "\n \n", "holds no turns")]
    [InlineData("--replay", Good + "\n{\"turn\":1,\n", "line 2: not JSON")]
    [InlineData("--replay", Good + "\n\n[1]", "line 3: not a JSON object")]
    [InlineData("--replay", "{\"turn\":0,\"speaker\":\"ADA\",\"text\":\"Hello.\"}", "line 1: member \"speakers\"")]
    [InlineData("--replay", Good + "\n{\"turn\":1,\"speakers\":[],\"text\":\"a\"}", "line 2: \"speakers\"")]
    [InlineData("--replay", Good + "\n{\"turn\":1,\"speakers\":[7],\"text\":\"a\"}", "line 2: \"speakers\"")]
    [InlineData("--replay", Good + "\n{\"turn\":1,\"speakers\":[\"BO\"],\"text\":\" \"}", "line 2: \"text\"")]
    [InlineData("--replay", Good + "\n{\"turn\":1,\"speakers\":[\"BO\"],\"text\":\"\\ud800\"}", "line 2: ")]
    [InlineData("--replay", Good + "\n{\"line\":1,\"who\":\"BO\",\"what\":\"a\"}", "line 2: member \"turn\"")]
    [InlineData("--replay-combat", "", "holds no combat_state_update")]
    [InlineData("--replay-combat", "{\"event_type\":\"message\"}", "holds no combat_state_update")]
    [InlineData("--replay-combat", GoodState + "\n{\"event_type\":\"combat_state_update\",\"data\":{\"round\":1", "line 2: not JSON")]
    [InlineData("--replay-combat", GoodState + "\n{\"event\":1}", "line 2: member \"event_type\"")]
    [InlineData("--replay-combat", "{\"event_type\":\"combat_state_update\",\"data\":{\"round\":0,\"current\":3,\"combatants\":[]}}", "line 1: \"current\"")]
    [InlineData("--replay-combat", "{\"event_type\":\"combat_state_update\",\"data\":{\"current\":null,\"combatants\":[]}}", "line 1: \"round\"")]
    [InlineData("--replay-combat", "{\"event_type\":\"combat_state_update\",\"data\":{\"round\":0,\"combatants\":[{\"id\":\"x\",\"name\":\"y\"}]}}", "line 1: a combatant's \"id\"")]
    public async Task A_file_of_another_form_ends_the_process_with_2_and_a_sentence(string verb, string text, string said)
    {
        using var run = new DemoRun();
        await CheckRefusedAsync(run, [verb, run.Write("file.jsonl", text)], said);
    }

    [Theory]
    [InlineData("--replay")]
    [InlineData("--replay-combat")]
    public async Task A_file_that_is_not_there_is_named(string verb)
    {
        using var run = new DemoRun();
        await CheckRefusedAsync(run, [verb, "nowhere.jsonl"], "nowhere.jsonl cannot be read");
    }

    private static async Task CheckRefusedAsync(DemoRun run, string[] args, string said)
    {
        var refused = await run.RunAsync(args);
        Assert.Equal(ExitCodes.Refused, refused.Exit);
        Assert.Contains(said, refused.Error, StringComparison.Ordinal);
        Assert.Single(refused.Error.TrimEnd().Split('\n'));
        Assert.Empty(refused.Output);
    }
}
